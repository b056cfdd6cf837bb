import { redeemPasswordReset } from '@frontdesk/core/identity/redeem-password-reset'
import { requestPasswordReset } from '@frontdesk/core/identity/request-password-reset'
import {
  createPasswordReset,
  redeemPasswordReset as redeem,
} from '../../../../contract/organization/account.ts'
import { route } from '../../../../server/handler.ts'
import { limitAccount } from '../../../../server/rate-limits.ts'

export const POST = route(createPasswordReset, async ({ body }) => {
  await limitAccount(body.email)
  await requestPasswordReset(body.email)
  return { requested: true } as const
})

export const PUT = route(redeem, ({ body }) => redeemPasswordReset(body))
