import { readClasses } from '@frontdesk/core/assistant/quality/read-classes'
import { inOrganization } from '@frontdesk/core/context'
import { getClassQuality } from '../../../../../contract/assistant/quality.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getClassQuality, ({ who, query }) =>
  inOrganization(who, (ctx) => readClasses(ctx, query)),
)
