import { compareProviders } from '@frontdesk/core/assistant/compare-providers'
import { inOrganization } from '@frontdesk/core/context'
import { getComparison } from '../../../../../contract/assistant/assistant.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getComparison, ({ who, query }) =>
  inOrganization(who, (ctx) => compareProviders(ctx, query)),
)
