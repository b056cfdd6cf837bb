import { reprocessMessage } from '@frontdesk/core/messages/flight-recorder/reprocess'
import { createReprocessing } from '../../../../../../contract/conversations/flight-recorder.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createReprocessing, ({ who, params }) => reprocessMessage(who, params.id))
