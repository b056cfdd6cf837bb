import { readRawMessage } from '@frontdesk/core/messages/flight-recorder/read-raw'
import { getRawMessage } from '../../../../../../contract/conversations/flight-recorder.ts'
import { serveMail } from '../../../../../../server/files/serve-mail.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getRawMessage, async ({ who, params }) =>
  serveMail(await readRawMessage(who, params.id)),
)
