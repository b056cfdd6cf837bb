import { receiveWebhook } from '@frontdesk/core/webhooks/incoming/receive'
import { withLogContext } from '@frontdesk/runtime/logger'
import { consume } from '@frontdesk/runtime/rate-limit'
import { problemResponse } from '../http-errors.ts'
import { HttpProblem } from '../http-problem.ts'
import { limitCall } from '../rate-limits.ts'
import { addressOf } from '../request/peer-address.ts'
import { readText } from '../request/read-body.ts'
import { requestIdOf } from '../request/request-id.ts'

const mostBytes = 512 * 1024
/** Calls of one hook a minute. */
const perHook = 300

/** Takes a call of another system: 202 when it counts, 200 when it has counted before. */
export function takeIncomingWebhook(
  request: Request,
  context: { params: Promise<{ id: string }> },
): Promise<Response> {
  const requestId = requestIdOf(request)
  return withLogContext({ requestId }, () =>
    take(request, context).catch((error: unknown) => problemResponse(error, requestId)),
  )
}

async function take(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await context.params
  await limitCall('general', { caller: null, address: addressOf(request) })
  const [limit] = await consume({
    name: 'incoming_webhook',
    key: id.slice(0, 40),
    points: perHook,
    seconds: 60,
  })
  if (limit && !limit.allowed) {
    throw new HttpProblem(429, 'rate_limited', `Try again in ${limit.resetSeconds} seconds`, {
      headers: { 'retry-after': String(Math.max(1, limit.resetSeconds)) },
    })
  }
  const text = await readText(request, mostBytes)
  const { outcome } = await receiveWebhook(id, { headers: request.headers, text })
  return Response.json({ outcome }, { status: outcome === 'repeated' ? 200 : 202 })
}
