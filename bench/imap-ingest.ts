/**
 * Mail in by IMAP: how many mails a second the channel tells of and fetches, and how much memory a mail of 25 MB
 * takes while it passes. From the local server and, where there is one, from Dovecot.
 *   node bench/imap-ingest.ts [mails]
 */
import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import type { Channel } from '../packages/integrations/src/channel.ts'
import { buildMail } from '../packages/integrations/src/email/build-mail.ts'
import { openImap } from '../packages/integrations/src/imap/channel.ts'
import { usualLimits } from '../packages/integrations/src/imap/connection/connect.ts'
import { asOtherProgram } from '../packages/integrations/src/test/dovecot/other-program.ts'
import { startDovecot } from '../packages/integrations/src/test/dovecot/start.ts'
import { startFakeImap } from '../packages/integrations/src/test/fake-imap/server.ts'
import { machine } from './rig/figures.ts'

type Server = { port: number; ca: string }

const address = 'desk@shop.example'
const password = 'correct-horse'
const mails = Number(process.argv[2] ?? 3_000)
const atATime = 4
process.env.ALLOW_PRIVATE_MAIL_HOSTS = 'true'

if (process.argv[2] === 'serve') await serve()
else if (process.argv[2] === 'fetch') await fetchLarge(JSON.parse(process.argv[3] ?? ''))
else await measure()

/** The local server runs in a process of its own, so that its work and its memory are not counted as ours. */
async function serve(): Promise<void> {
  const server = await startFakeImap({ accounts: [{ address, password }] })
  process.send?.({ port: server.imapPort, ca: server.ca })
  process.once('disconnect', () => process.exit(0))
}

async function measure(): Promise<void> {
  console.log(machine())
  const child = fork(import.meta.filename, ['serve'])
  const local = await new Promise<Server>((resolve) =>
    child.once('message', (told) => resolve(told as Server)),
  )
  try {
    await run('local server', local)
  } finally {
    child.disconnect()
  }
  const dovecot = await startDovecot(password)
  if (dovecot === null) return console.log('Dovecot is not on this machine: not measured')
  try {
    await run('Dovecot', { port: dovecot.port, ca: dovecot.certificate.cert })
  } finally {
    await dovecot.close()
  }
}

async function run(name: string, server: Server): Promise<void> {
  const channel = open(server)
  await passLarge(name, channel, server)
  await take(channel, server, 200)
  const { told, fetched } = await take(channel, server, mails)
  const rate = (ms: number) => `${Math.round((mails / ms) * 1_000)}/s`
  console.log(
    `${name}: ${mails} mails of 4 kB told of at ${rate(told)}, told of and fetched at ${rate(fetched)}`,
  )
  await channel.close()
}

async function take(channel: Channel, server: Server, count: number) {
  const first = await channel.start()
  await deliver(server, await mailOf(2_600), count)
  const began = performance.now()
  const ids: string[] = []
  for (let cursor = first, more = true; more; ) {
    const step = await channel.fetchChanges(cursor)
    for (const change of step.changes) if (change.type === 'arrived') ids.push(change.mail.id)
    cursor = step.cursor
    more = step.more
  }
  const told = performance.now() - began
  const queue = [...ids]
  const one = async () => {
    for (let id = queue.shift(); id; id = queue.shift()) await channel.fetchMail(id, buffer)
  }
  await Promise.all(Array.from({ length: atATime }, one))
  if (ids.length !== count) throw new Error(`${count} mails came and ${ids.length} were told of`)
  return { told, fetched: performance.now() - began }
}

async function passLarge(name: string, channel: Channel, server: Server): Promise<void> {
  const cursor = await channel.start()
  await deliver(server, await mailOf(18 * 1024 * 1024), 1)
  const { changes } = await channel.fetchChanges(cursor)
  const [arrived] = changes.flatMap((change) => (change.type === 'arrived' ? [change.mail] : []))
  const child = fork(import.meta.filename, ['fetch', JSON.stringify({ ...server, id: arrived?.id })])
  const line = await new Promise((resolve) => child.once('message', resolve))
  console.log(`${name}: ${line}`)
}

/** In a process that has done nothing else, so that its peak is that of the one mail. */
async function fetchLarge({ id, ...server }: Server & { id: string }): Promise<void> {
  const channel = open(server)
  await channel.start()
  const before = memoryMb('VmHWM')
  const began = performance.now()
  const { kept: raw } = await channel.fetchMail(id, buffer)
  const ms = performance.now() - began
  await channel.close()
  process.send?.(
    `a mail of ${(raw.byteLength / 1e6).toFixed(1)} MB in ${ms.toFixed(0)} ms, memory ${before.toFixed(0)} MB before, ${memoryMb('VmHWM').toFixed(0)} MB at most`,
  )
  process.disconnect?.()
}

/** Of this process, as the kernel counts it. */
function memoryMb(name: string): number {
  const found = new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))
  return Number(found?.[1] ?? 0) / 1_024
}

function open({ port, ca }: Server): Channel {
  const imap = { host: 'localhost', port, security: 'tls' as const, user: address }
  const options = {
    address,
    accessToken: async () => '',
    password,
    settings: { imap },
    spend: async () => undefined,
  }
  return openImap(options, { ...usualLimits, ca })
}

function mailOf(fileBytes: number): Promise<Uint8Array> {
  return buildMail({
    messageId: `<${crypto.randomUUID()}@customer.example>`,
    date: new Date(),
    from: { name: 'Ada', address: 'ada@customer.example' },
    to: [{ name: '', address }],
    cc: [],
    subject: 'Where is my order?',
    text: 'It should have come on Monday.',
    references: [],
    attachments: [
      { filename: 'photo.bin', contentType: 'application/octet-stream', content: Buffer.alloc(fileBytes, 7) },
    ],
  })
}

async function deliver(server: Server, raw: Uint8Array, count: number): Promise<void> {
  await asOtherProgram({ ...server, address, password }, async (client) => {
    for (let index = 0; index < count; index += 1) await client.append('INBOX', Buffer.from(raw))
  })
}
