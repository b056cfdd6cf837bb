import { inOrganization } from '@frontdesk/core/context'
import { readTrace } from '@frontdesk/core/messages/flight-recorder/read-trace'
import { getTrace } from '../../../../../../contract/conversations/flight-recorder.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getTrace, ({ who, params }) =>
  inOrganization(who, (ctx) => readTrace(ctx, params.id)),
)
