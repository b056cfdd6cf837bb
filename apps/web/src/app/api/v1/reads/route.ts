import { createReads } from '../../../../contract/reads.ts'
import { route } from '../../../../server/handler.ts'
import { answerReads } from '../../../../server/request/answer-reads.ts'
import { readable } from './readable.ts'

export const POST = route(createReads, async ({ body, caller, request, requestId }) => {
  const headers = {
    'content-type': 'application/x-ndjson; charset=utf-8',
    'cache-control': 'private, no-store, no-transform',
    'x-accel-buffering': 'no',
  }
  return new Response(answerReads(readable, body.paths, { caller, request, requestId }), { headers })
})
