import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { arriving } from '../../../apps/worker/src/mail-in/arriving.ts'
import { storeRaw } from '../../../packages/core/src/messages/inbound/raw/store-raw.ts'
import { readMail } from '../../../packages/core/src/messages/inbound/received-mail.ts'
import type { Channel } from '../../../packages/integrations/src/channel.ts'
import { streamMail } from '../../../packages/integrations/src/email/build-mail.ts'
import { openGmail } from '../../../packages/integrations/src/gmail/channel.ts'
import { openImap } from '../../../packages/integrations/src/imap/channel.ts'
import { usualLimits } from '../../../packages/integrations/src/imap/connection/connect.ts'
import { openOutlook } from '../../../packages/integrations/src/outlook/channel.ts'
import { inStorage } from '../../../packages/integrations/src/smtp/raw-source.ts'
import { sendSmtp } from '../../../packages/integrations/src/smtp/send.ts'
import { storage } from '../../../packages/integrations/src/storage/storage.ts'
import { address, password, type Servers, sizes, written } from './servers.ts'

type Size = keyof typeof sizes
export type Passing = { way: (typeof ways)[number]; at: Servers }

const organizationId = '01a20154-44d3-70ba-8b20-5ef00be93594'
const providers = ['gmail', 'outlook', 'imap'] as const
/** In by SMTP and from each provider, read by ingest, composed from storage, and out by each way. */
export const ways = [
  'in smtp',
  ...providers.map((kind) => `in ${kind}` as const),
  'read',
  'compose',
  'out smtp',
  ...providers.map((kind) => `out ${kind}` as const),
] as const

/** One line on what a large mail took in this process, which has done nothing else but pass a small one. */
export async function pass({ way, at }: Passing): Promise<string> {
  await run(way, at, 'small')
  await wait(500)
  writeFileSync('/proc/self/clear_refs', '5')
  const [before, began] = [memoryMb('VmRSS'), performance.now()]
  await run(way, at, 'large')
  const ms = performance.now() - began
  return `${way}: ${(memoryMb('VmHWM') - before).toFixed(0)} MB over ${before.toFixed(0)} MB, ${ms.toFixed(0)} ms`
}

const fileKey = (size: Size) => `uploads/bench/${size}`
const mailKey = (size: Size) => `sent/bench/${size}.eml`

/** Files and mails in storage, for what begins with them; in a process of its own, which keeps the trace of it. */
export async function prepare(): Promise<string> {
  for (const size of ['small', 'large'] as const) {
    await storage().put(fileKey(size), Readable.from(pieces(sizes[size]), { objectMode: false }))
    await compose(size)
  }
  return 'prepared'
}

function* pieces(bytes: number): Generator<Buffer> {
  const piece = Buffer.alloc(20_000, 'some bytes ')
  for (let made = 0; made < bytes; made += piece.length) yield piece
}

async function compose(size: Size): Promise<void> {
  const { body } = await storage().get(fileKey(size))
  await storage().put(mailKey(size), streamMail(written(body)))
}

async function run(way: Passing['way'], at: Servers, size: Size): Promise<unknown> {
  const [direction, kind] = way.split(' ')
  if (way === 'compose') return compose(size)
  if (way === 'read') return readMail(await buffer((await storage().get(mailKey(size))).body))
  if (way === 'in smtp') return acceptBySmtp(size)
  const raw = inStorage(mailKey(size), (await storage().stat(mailKey(size)))?.size ?? 0)
  if (way === 'out smtp') {
    const envelope = { from: address, to: ['ada@customer.example'] }
    return intoTheVoid((url) => sendSmtp({ url, envelope, raw }))
  }
  const provider = kind as (typeof providers)[number]
  const channel = open(provider, at)
  try {
    if (direction === 'in')
      return await channel.fetchMail(at.ids[provider][size], (pieces, size) =>
        storeRaw(organizationId, pieces, { size }),
      )
    const messageId = `<${crypto.randomUUID()}@shop.example>`
    return await channel.send({
      raw,
      messageId,
      threadId: null,
      from: address,
      recipients: ['ada@customer.example'],
    })
  } finally {
    await channel.close()
  }
}

/** As the listener does, without the database. The sender is in this process too and costs little. */
async function acceptBySmtp(size: Size): Promise<void> {
  const stored = (stream: Parameters<typeof arriving>[0]) => storeRaw(organizationId, arriving(stream))
  const raw = inStorage(mailKey(size), 0)
  await withServer(stored, (url) =>
    sendSmtp({ url, envelope: { from: 'ada@customer.example', to: [address] }, raw }),
  )
}

function intoTheVoid(send: (url: string) => Promise<unknown>): Promise<void> {
  return withServer(async (stream) => {
    for await (const _ of stream);
  }, send)
}

async function withServer(
  take: (stream: Parameters<typeof arriving>[0]) => Promise<unknown>,
  send: (url: string) => Promise<unknown>,
): Promise<void> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _, done) => void take(stream).then(() => done(), done),
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  await send(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`)
  await new Promise<void>((resolve) => server.close(() => resolve()))
}

function open(kind: (typeof providers)[number], { imap, tokens }: Servers): Channel {
  const user = address
  const servers = {
    imap: { host: 'localhost', port: imap.imapPort, security: 'tls' as const, user },
    smtp: { host: 'localhost', port: imap.smtpPort, security: 'tls' as const, user },
  }
  const options = {
    address,
    accessToken: async () => (kind === 'imap' ? '' : tokens[kind]),
    password: kind === 'imap' ? password : null,
    settings: kind === 'imap' ? servers : {},
    spend: async () => undefined,
  }
  if (kind === 'gmail') return openGmail(options)
  return kind === 'outlook' ? openOutlook(options) : openImap(options, { ...usualLimits, ca: imap.ca })
}

/** Of this process, as the kernel counts it. */
function memoryMb(name: string): number {
  const found = new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))
  return Number(found?.[1] ?? 0) / 1_024
}
