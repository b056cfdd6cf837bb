import { inOrganization } from '@frontdesk/core/context'
import { retryQuarantinedMail } from '@frontdesk/core/quarantine/retry'
import { retryQuarantinedMail as retry } from '../../../../../../contract/conversations/flight-recorder.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(retry, async ({ who, params }) => {
  await inOrganization(who, (ctx) => retryQuarantinedMail(ctx, params.id))
  return { retried: true } as const
})
