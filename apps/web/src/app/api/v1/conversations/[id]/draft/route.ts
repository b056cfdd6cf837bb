import { inOrganization } from '@frontdesk/core/context'
import { readDraftState } from '@frontdesk/core/drafts/read'
import { saveDraft } from '@frontdesk/core/drafts/save'
import { getDraft, putDraft } from '../../../../../../contract/conversations/messages.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getDraft, ({ who, params }) => readDraftState(who, { conversation: params.id }))

export const PUT = route(putDraft, ({ who, params, body }) =>
  inOrganization(who, (ctx) => saveDraft(ctx, { conversation: params.id, ...body })),
)
