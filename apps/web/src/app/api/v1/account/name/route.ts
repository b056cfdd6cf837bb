import { inOrganization } from '@frontdesk/core/context'
import { changeOwnName } from '@frontdesk/core/members/change-own-name'
import { putName } from '../../../../../contract/organization/account.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putName, ({ who, body }) =>
  inOrganization(who, (ctx) => changeOwnName(ctx, body.name)),
)
