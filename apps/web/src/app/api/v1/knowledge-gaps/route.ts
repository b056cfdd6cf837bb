import { inOrganization } from '@frontdesk/core/context'
import { listGaps } from '@frontdesk/core/knowledge-gaps/list'
import { listGaps as contract } from '../../../../contract/knowledge/knowledge-gaps.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(contract, ({ who, query }) => inOrganization(who, (ctx) => listGaps(ctx, query)))
