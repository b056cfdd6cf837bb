import { inOrganization } from '@frontdesk/core/context'
import { changeSignInRules, readSignInRules } from '@frontdesk/core/organizations/sign-in-rules'
import { getSignInRules, putSignInRules } from '../../../../contract/organization/security.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(getSignInRules, ({ who }) => inOrganization(who, readSignInRules))

export const PUT = route(putSignInRules, ({ who, body }) =>
  inOrganization(who, (ctx) => changeSignInRules(ctx, body)),
)
