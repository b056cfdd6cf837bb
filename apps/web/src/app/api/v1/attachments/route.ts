import { uploadAttachment } from '@frontdesk/core/attachments/upload'
import { createAttachment } from '../../../../contract/conversations/messages.ts'
import { route } from '../../../../server/handler.ts'
import { readUpload } from '../../../../server/request/read-upload.ts'

export const POST = route(createAttachment, async ({ who, query, request }) =>
  uploadAttachment(who, await readUpload(request, query.filename)),
)
