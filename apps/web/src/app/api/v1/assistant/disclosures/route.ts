import { listDisclosures as listLedger } from '@frontdesk/core/assistant/ledger/list'
import { inOrganization } from '@frontdesk/core/context'
import { listDisclosures } from '../../../../../contract/assistant/assistant.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(listDisclosures, ({ who, query }) =>
  inOrganization(who, (ctx) => listLedger(ctx, query)),
)
