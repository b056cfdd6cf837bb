import { inOrganization } from '@frontdesk/core/context'
import { discardFailedJob } from '@frontdesk/core/failed-jobs/discard'
import { deleteFailedJob } from '../../../../../contract/organization/settings.ts'
import { route } from '../../../../../server/handler.ts'

export const DELETE = route(deleteFailedJob, ({ who, params }) =>
  inOrganization(who, (ctx) => discardFailedJob(ctx, params.id)),
)
