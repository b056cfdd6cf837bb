import { inOrganization } from '@frontdesk/core/context'
import { receiveTranscript } from '@frontdesk/core/voice/receive-transcript'
import { createVoiceTranscript } from '../../../../contract/channels/voice.ts'
import { route } from '../../../../server/handler.ts'

export const POST = route(createVoiceTranscript, ({ who, body }) =>
  inOrganization(who, (ctx) => receiveTranscript(ctx, body)),
)
