import { readAttachment } from '@frontdesk/core/attachments/read'
import { getAttachment } from '../../../../../contract/conversations/messages.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getAttachment, ({ who, params }) => readAttachment(who, params.id))
