import { inOrganization } from '@frontdesk/core/context'
import { readGap } from '@frontdesk/core/knowledge-gaps/read'
import { getGap } from '../../../../../contract/knowledge/knowledge-gaps.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getGap, ({ who, params }) => inOrganization(who, (ctx) => readGap(ctx, params.id)))
