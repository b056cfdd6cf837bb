import { inOrganization } from '@frontdesk/core/context'
import { changeActionSettings, readActionSettings } from '@frontdesk/core/service-actions/settings'
import { getActionSettings, putActionSettings } from '../../../../../contract/conversations/actions.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getActionSettings, ({ who }) => inOrganization(who, readActionSettings))

export const PUT = route(putActionSettings, ({ who, body }) =>
  inOrganization(who, (ctx) => changeActionSettings(ctx, body)),
)
