import { createReads, readsForOneCall } from '../../../../contract/reads.ts'
import { callerKeyOf } from '../../../../server/auth.ts'
import { streamText } from '../../../../server/files/stream-text.ts'
import { route } from '../../../../server/handler.ts'
import { limitCall } from '../../../../server/rate-limits.ts'
import { answerReads } from '../../../../server/reads/answer-reads.ts'
import { readable } from './readable.ts'

export const POST = route(createReads, async ({ body: { paths }, caller, address, request, requestId }) => {
  const cost = Math.ceil(paths.length / readsForOneCall) - 1
  if (cost > 0) await limitCall('general', { caller: callerKeyOf(caller.who), address, cost })
  const headers = { 'content-type': 'application/x-ndjson; charset=utf-8', 'x-accel-buffering': 'no' }
  return new Response(streamText(answerReads(readable, paths, { caller, request, requestId })), { headers })
})
