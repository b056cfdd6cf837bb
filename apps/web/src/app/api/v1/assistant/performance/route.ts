import { readPerformance } from '@frontdesk/core/assistant/quality/read-performance'
import { inOrganization } from '@frontdesk/core/context'
import { getPerformance } from '../../../../../contract/assistant/quality.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getPerformance, ({ who, query }) =>
  inOrganization(who, (ctx) => readPerformance(ctx, query)),
)
