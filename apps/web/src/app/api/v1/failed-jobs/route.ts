import { inOrganization } from '@frontdesk/core/context'
import { listFailedJobs } from '@frontdesk/core/failed-jobs/list'
import { listFailedJobs as list } from '../../../../contract/organization/settings.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listFailedJobs(ctx, query)))
