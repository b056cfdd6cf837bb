import { translateReply } from '@frontdesk/core/translations/translate-reply'
import { createReplyTranslation } from '../../../../../../contract/conversations/drafting.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createReplyTranslation, ({ who, params, body }) =>
  translateReply(who, { conversation: params.id, ...body }),
)
