import { inOrganization } from '@frontdesk/core/context'
import { readDraftSteps } from '@frontdesk/core/drafts/steps/read'
import { listDraftSteps } from '../../../../../../../contract/conversations/draft-ratings.ts'
import { route } from '../../../../../../../server/handler.ts'

export const GET = route(listDraftSteps, ({ who, params }) =>
  inOrganization(who, async (ctx) => ({ items: await readDraftSteps(ctx, { conversation: params.id }) })),
)
