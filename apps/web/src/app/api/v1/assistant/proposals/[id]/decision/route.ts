import { inOrganization } from '@frontdesk/core/context'
import { decideProposal } from '@frontdesk/core/learning/decide-proposal'
import { decideProposal as contract } from '../../../../../../../contract/assistant/learning.ts'
import { route } from '../../../../../../../server/handler.ts'

export const POST = route(contract, ({ who, params, body }) =>
  inOrganization(who, (ctx) => decideProposal(ctx, { id: params.id, ...body })),
)
