import { inOrganization } from '@frontdesk/core/context'
import { readSummary } from '@frontdesk/core/summaries/read'
import { requestSummary } from '@frontdesk/core/summaries/request'
import { createSummaryRequest, getSummary } from '../../../../../../contract/conversations/drafting.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getSummary, ({ who, params }) =>
  inOrganization(who, (ctx) => readSummary(ctx, { conversation: params.id })),
)

export const POST = route(createSummaryRequest, ({ who, params }) =>
  inOrganization(who, (ctx) => requestSummary(ctx, { conversation: params.id })),
)
