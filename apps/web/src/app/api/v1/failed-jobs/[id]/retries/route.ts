import { inOrganization } from '@frontdesk/core/context'
import { retryFailedJob } from '@frontdesk/core/failed-jobs/retry'
import { retryFailedJob as retry } from '../../../../../../contract/organization/settings.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(retry, async ({ who, params }) => {
  await inOrganization(who, (ctx) => retryFailedJob(ctx, params.id))
  return { retried: true } as const
})
