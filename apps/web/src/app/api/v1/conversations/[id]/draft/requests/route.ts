import { inOrganization } from '@frontdesk/core/context'
import { requestDraft } from '@frontdesk/core/drafts/request'
import { createDraftRequest } from '../../../../../../../contract/conversations/drafting.ts'
import { route } from '../../../../../../../server/handler.ts'

export const POST = route(createDraftRequest, ({ who, params, body }) =>
  inOrganization(who, (ctx) => requestDraft(ctx, { conversation: params.id, wishes: body })),
)
