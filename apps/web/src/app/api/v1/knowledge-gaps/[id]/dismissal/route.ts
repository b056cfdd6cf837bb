import { inOrganization } from '@frontdesk/core/context'
import { dismissGap } from '@frontdesk/core/knowledge-gaps/decide'
import { dismissGap as contract } from '../../../../../../contract/knowledge/knowledge-gaps.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(contract, ({ who, params }) =>
  inOrganization(who, (ctx) => dismissGap(ctx, params.id)),
)
