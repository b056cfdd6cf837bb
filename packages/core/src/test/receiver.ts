import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'

export type Received = { path: string; headers: Record<string, string>; body: string }
type Answer = { status: number; body?: string; headers?: Record<string, string>; afterMs?: number }

/** A server of somebody else that takes webhooks: keeps what came and answers as it is told to. */
export async function startReceiver() {
  const got: Received[] = []
  let answered = 0
  const said = { answer: { status: 204 } as Answer }
  const server = createServer(async (request, response) => {
    const body = await text(request)
    got.push({ path: request.url ?? '', headers: request.headers as Record<string, string>, body })
    const { status, headers, body: words, afterMs } = said.answer
    if (afterMs !== undefined) await wait(afterMs)
    response.writeHead(status, headers).end(words)
    answered += 1
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    got,
    /** how many wait for their answer */
    waiting: () => got.length - answered,
    answer: (answer: Answer) => {
      said.answer = answer
    },
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>
