import { once } from 'node:events'
import { Agent, createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { forget } from '@frontdesk/runtime/process/once'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defineContract } from '../contract/contract.ts'
import { followRequests, startDraining } from './drain.ts'
import { route } from './handler.ts'

const open = defineContract({
  method: 'GET',
  path: '/things',
  summary: 'Things',
  permission: null,
  rate: 'general',
  status: 204,
})

let server: Server
let agent: Agent
let answers: (() => void)[]
let answered: number

beforeEach(async () => {
  forget('server.drain')
  answers = []
  answered = 0
  followRequests()
  const handler = route(open, () => new Promise<void>((resolve) => answers.push(resolve)))
  server = createServer((request, response) => void serve(handler, request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  agent = new Agent({ keepAlive: true, maxSockets: 1 })
})

afterEach(() => {
  agent.destroy()
  server.closeAllConnections()
  server.close()
  forget('server.drain')
})

async function serve(handler: ReturnType<typeof route>, { url }: IncomingMessage, response: ServerResponse) {
  const answer = await handler(new Request(`http://localhost${url}`))
  answered += 1
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end()
}

/** The status of an answer and what it says of its connection; fails where the connection is cut. */
async function ask(through: Agent | undefined = agent) {
  const { port } = server.address() as AddressInfo
  const request = get({ port, host: '127.0.0.1', path: '/', agent: through })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  response.resume()
  await once(response, 'end')
  return [response.statusCode, response.headers.connection]
}

async function running(count: number): Promise<void> {
  while (answers.length < count) await new Promise((resolve) => setImmediate(resolve))
}

test('what runs is answered and ends its connection, what comes later is refused', async () => {
  const slow = ask()
  await running(1)
  startDraining({ graceMs: 60_000 })
  const late = ask(new Agent())
  expect(await late).toEqual([503, 'close'])
  answers.at(0)?.()
  expect(await slow).toEqual([204, 'close'])
  expect(answers).toHaveLength(1)
})

test('a server that closes waits for what runs no longer than its time', async () => {
  const stuck = ask()
  await running(1)
  startDraining({ graceMs: 20 })
  const closed = once(server, 'close')
  server.close()
  await expect(stuck).rejects.toThrow()
  await closed
  expect(answered).toBe(0)
})

test('a server that is not stopping keeps its connections', async () => {
  for (const turn of [1, 2]) {
    const asked = ask()
    await running(turn)
    answers.at(-1)?.()
    expect(await asked).toEqual([204, 'keep-alive'])
  }
})
