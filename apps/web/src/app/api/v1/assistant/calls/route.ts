import { listCalls } from '@frontdesk/core/assistant/ledger/list-calls'
import { inOrganization } from '@frontdesk/core/context'
import { listAssistantCalls } from '../../../../../contract/assistant/calls.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(listAssistantCalls, ({ who, query }) =>
  inOrganization(who, (ctx) => listCalls(ctx, query)),
)
