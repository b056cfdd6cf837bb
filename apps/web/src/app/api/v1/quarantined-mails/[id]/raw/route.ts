import { readRawQuarantined } from '@frontdesk/core/messages/flight-recorder/read-raw'
import { getRawQuarantinedMail } from '../../../../../../contract/conversations/flight-recorder.ts'
import { serveMail } from '../../../../../../server/files/serve-mail.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getRawQuarantinedMail, async ({ who, params }) =>
  serveMail(await readRawQuarantined(who, params.id)),
)
