import { inOrganization } from '@frontdesk/core/context'
import { listProposals } from '@frontdesk/core/learning/list-proposals'
import { listProposals as contract } from '../../../../../contract/assistant/learning.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(contract, ({ who, query }) =>
  inOrganization(who, (ctx) => listProposals(ctx, query)),
)
