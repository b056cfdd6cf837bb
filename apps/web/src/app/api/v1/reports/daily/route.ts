import { inOrganization } from '@frontdesk/core/context'
import { readDaily } from '@frontdesk/core/reports/read-daily'
import { getDailyReport } from '../../../../../contract/records/reports.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getDailyReport, ({ who, query }) =>
  inOrganization(who, (ctx) => readDaily(ctx, query)),
)
