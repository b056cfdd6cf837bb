import {
  acceptInvitation,
  createPasswordReset,
  redeemPasswordReset,
} from '../../contract/organization/account.ts'
import { api } from '../../store/api.ts'
import { callOf } from '../../store/from-contract.ts'

export const { useCreatePasswordResetMutation, useRedeemPasswordResetMutation, useAcceptInvitationMutation } =
  api.injectEndpoints({
    endpoints: (build) => ({
      createPasswordReset: build.mutation(callOf(createPasswordReset)),
      redeemPasswordReset: build.mutation(callOf(redeemPasswordReset)),
      acceptInvitation: build.mutation(callOf(acceptInvitation)),
    }),
  })
