import { acceptInvitation, createPasswordReset, redeemPasswordReset } from '../../contract/account.ts'
import { api } from '../../store/api.ts'
import { mutationOf } from '../../store/from-contract.ts'

export const { useCreatePasswordResetMutation, useRedeemPasswordResetMutation, useAcceptInvitationMutation } =
  api.injectEndpoints({
    endpoints: (build) => ({
      createPasswordReset: build.mutation(mutationOf(createPasswordReset)),
      redeemPasswordReset: build.mutation(mutationOf(redeemPasswordReset)),
      acceptInvitation: build.mutation(mutationOf(acceptInvitation)),
    }),
  })
