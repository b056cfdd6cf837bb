import { changePassword } from '@frontdesk/core/identity/change-password'
import { putPassword } from '../../../../../contract/organization/account.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putPassword, ({ who, body, sessionId }) =>
  changePassword(who, { ...body, sessionId }),
)
