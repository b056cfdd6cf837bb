import { listVersions } from '@frontdesk/core/classification/versions/list'
import { inOrganization } from '@frontdesk/core/context'
import { listClassifierVersions } from '../../../../../contract/assistant/triage.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(listClassifierVersions, ({ who, query }) =>
  inOrganization(who, (ctx) => listVersions(ctx, query)),
)
