import { inOrganization } from '@frontdesk/core/context'
import { changeHelpCenter, readHelpCenter } from '@frontdesk/core/help-center/settings'
import { getHelpCenter, putHelpCenter } from '../../../../contract/knowledge/help-center.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(getHelpCenter, ({ who }) => inOrganization(who, readHelpCenter))

export const PUT = route(putHelpCenter, ({ who, body }) =>
  inOrganization(who, (ctx) => changeHelpCenter(ctx, body)),
)
