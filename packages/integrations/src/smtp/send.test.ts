import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type SmtpFailure, sendSmtp } from './send.ts'

const servers: { server: Server; sockets: Set<Socket> }[] = []

afterEach(async () => {
  for (const { server, sockets } of servers.splice(0)) {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** A server that answers each command in turn and falls silent after the last answer. */
async function serve(...answers: string[]): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    const left = [...answers]
    const answer = () => {
      const line = left.shift()
      if (line !== undefined) socket.write(`${line}\r\n`)
    }
    answer()
    socket.on('data', (chunk) => {
      if (/^(EHLO|MAIL|RCPT|DATA|\.)|\r\n\.\r\n$/m.test(chunk.toString('latin1'))) answer()
    })
  })
  servers.push({ server, sockets })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function failureOf(url: string, onDataStart?: () => Promise<void>): Promise<SmtpFailure> {
  const sending = sendSmtp({
    url,
    envelope: { from: 'a@shop.example', to: ['b@home.example'] },
    raw: Buffer.from('Subject: x\r\n\r\nx\r\n'),
    timeoutMs: 300,
    ...(onDataStart ? { onDataStart } : {}),
  })
  return sending.then(
    () => {
      throw new Error('The mail was sent')
    },
    (failure: SmtpFailure) => failure,
  )
}

const untilData = ['220 hello', '250 fine', '250 fine', '250 fine', '354 go on']

test.each([
  ['without a greeting', 0],
  ['after the greeting', 1],
  ['after the sender', 3],
  ['before it asks for the data', 4],
])('a server that falls silent %s has surely not taken the mail', async (_, answered) => {
  const failure = await failureOf(await serve(...untilData.slice(0, answered)))
  expect(failure).toMatchObject({ name: 'SmtpFailure', sure: true, permanent: false })
})

test('a server that falls silent after the data may have taken the mail', async () => {
  expect(await failureOf(await serve(...untilData))).toMatchObject({ sure: false, permanent: false })
})

test('a mail is not handed over when the point of no return is refused', async () => {
  let arrived = ''
  const url = await serve(...untilData, '250 taken')
  servers.at(-1)?.server.on('connection', (socket) => {
    socket.on('data', (chunk) => {
      arrived += chunk.toString('latin1')
    })
  })
  const failure = await failureOf(url, () => Promise.reject(new Error('taken over')))
  expect(failure).toMatchObject({ sure: true, message: 'taken over' })
  expect(arrived).not.toContain('Subject')
})

test('a port where nobody listens has surely not taken the mail', async () => {
  const url = await serve()
  const { server } = servers.pop() ?? {}
  await new Promise((resolve) => server?.close(resolve))
  expect(await failureOf(url)).toMatchObject({ sure: true, permanent: false })
})
