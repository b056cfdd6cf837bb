import { listDraftReviews } from '@frontdesk/core/autonomy/list-reviews'
import { inOrganization } from '@frontdesk/core/context'
import { listDraftReviews as list } from '../../../../../contract/assistant/autonomy.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listDraftReviews(ctx, query)))
