import type { Recipient } from '@frontdesk/core/mailboxes/find-recipient'
import { acceptMail } from '@frontdesk/core/messages/inbound/accept-mail'
import {
  bySender,
  copyRaw,
  dropRaw,
  NoRoom,
  type StoredRaw,
  storeRaw,
} from '@frontdesk/core/messages/inbound/raw/store-raw'
import { env } from '@frontdesk/runtime/env'
import { newId } from '@frontdesk/runtime/id'
import { logger, withLogContext } from '@frontdesk/runtime/logger'
import { counter } from '@frontdesk/runtime/metrics'
import { onShutdown } from '@frontdesk/runtime/process/shutdown'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { admit } from './admit.ts'
import { arriving, drain } from './arriving.ts'
import { followCertificate, readCertificate } from './certificate.ts'
import { recipientOf } from './known-recipients.ts'
import { SmtpRefusal } from './smtp-refusal.ts'

const mostRecipients = 100
const received = counter({
  name: 'smtp_mails_total',
  help: 'Mails at the SMTP listener by outcome',
  labelNames: ['outcome'],
})

/**
 * Takes mail for the organizations' addresses. 250 means that the raw mail is stored and its row committed;
 * until then the sending server keeps it and tries again. With a certificate it offers STARTTLS (RFC 3207). Returns the
 * port it listens at.
 */
export async function startSmtpListener(): Promise<{ port: number; close: () => Promise<void> }> {
  const certificate = readCertificate()
  const server = new SMTPServer({
    ...certificate,
    banner: 'Frontdesk',
    size: env.SMTP_MAX_BYTES,
    disabledCommands: certificate ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    maxClients: 500,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    logger: false,
    onRcptTo: (address, session, done) => answer(done, checkRecipient(address.address, session)),
    onData: (stream, session, done) => answer(done, receive(stream, session)),
  })
  server.on('error', (error) => logger.debug({ error }, 'smtp connection ended'))
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(env.SMTP_PORT, env.SMTP_HOST, () => resolve())
  })
  const forget = certificate
    ? followCertificate(certificate, (next) => server.updateSecureContext(next))
    : () => undefined
  const close = () => {
    forget()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  onShutdown('smtp listener', close)
  const bound = server.server.address()
  return { port: typeof bound === 'object' && bound !== null ? bound.port : env.SMTP_PORT, close }
}

type Done = (error?: Error | null, message?: string) => void

function answer(done: Done, work: Promise<string | undefined>): void {
  work.then(
    (message) => done(null, message),
    (error: unknown) => {
      if (error instanceof SmtpRefusal) return done(error)
      logger.error({ error }, 'mail could not be accepted')
      received.inc({ outcome: 'deferred' })
      done(new SmtpRefusal(451, '4.3.0 The mail could not be stored, please try again later'))
    },
  )
}

async function checkRecipient(address: string, session: SMTPServerSession): Promise<string | undefined> {
  if (session.envelope.rcptTo.length >= mostRecipients)
    throw new SmtpRefusal(452, '4.5.3 Too many recipients')
  const found = await recipientOf(address)
  if (found === null) received.inc({ outcome: 'unknown_recipient' })
  if (found === 'paused') received.inc({ outcome: 'deferred' })
  admit(found)
  return undefined
}

/** Where a mail goes: the mailbox, and the address it was named by. */
type Target = { recipient: Recipient; envelopeTo: string }

const outcomes: Record<number, string> = { 550: 'unknown_recipient', 552: 'too_large' }

type Arrival = Target & { raw: StoredRaw }

/** How long a mail waits for memory. */
const patienceMs = 20_000

/** A refusal is heard only once the mail was read to its end. */
async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
  try {
    return await store(stream, session)
  } catch (error) {
    await drain(stream)
    const refusal = error instanceof NoRoom ? new SmtpRefusal(452, `4.3.1 ${error.message}`) : error
    if (refusal instanceof SmtpRefusal)
      received.inc({ outcome: outcomes[refusal.responseCode] ?? 'deferred' })
    throw refusal
  }
}

async function store(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
  const origin = { ip: session.remoteAddress, helo: session.hostNameAppearsAs }
  const { mailFrom: from } = session.envelope
  const mailFrom = from ? from.address : ''
  const [first] = await targetsOf(session)
  const raw = await storeRaw(first.recipient.organizationId, arriving(stream), {
    size: declaredSize(from),
    check: bySender({ ...origin, mailFrom }),
    patienceMs,
  })
  const arrivals = await forEach(raw, first, session)
  const requestId = newId()
  await withLogContext({ requestId }, async () => {
    for (const { recipient, envelopeTo, raw } of arrivals) {
      const arrived = { recipient, raw, envelopeFrom: mailFrom, envelopeTo }
      const { duplicate } = await acceptMail({ ...arrived, origin: { via: 'smtp', ...origin } })
      received.inc({ outcome: duplicate ? 'duplicate' : 'accepted' })
      logger.info({ size: raw.size, duplicate }, 'mail accepted')
    }
  })
  return `2.0.0 Stored as ${requestId}`
}

/** The mail once for each mailbox, all stored before the first is accepted. */
async function forEach(raw: StoredRaw, first: Target, session: SMTPServerSession): Promise<Arrival[]> {
  const stored = [raw]
  try {
    const targets = await targetsOf(session)
    if (targets[0].recipient.mailboxId !== first.recipient.mailboxId)
      throw new SmtpRefusal(451, '4.2.1 This mailbox is being changed, please try again later')
    while (stored.length < targets.length)
      stored.push(await copyRaw(raw, targets[stored.length]?.recipient.organizationId ?? ''))
    return targets.flatMap((target, index) => (stored[index] ? [{ ...target, raw: stored[index] }] : []))
  } catch (error) {
    await dropRaw(...stored)
    throw error
  }
}

/** The mailboxes that were named, each once. Fails where one was paused since: then its sender comes again for all. */
async function targetsOf({ envelope: { rcptTo } }: SMTPServerSession): Promise<[Target, ...Target[]]> {
  const targets = new Map<string, Target>()
  for (const { address } of rcptTo) {
    const found = await recipientOf(address)
    if (found === null) continue
    const recipient = admit(found)
    targets.set(recipient.mailboxId, { recipient, envelopeTo: address.toLowerCase() })
  }
  const [first, ...others] = targets.values()
  return first ? [first, ...others] : [{ recipient: admit(null), envelopeTo: '' }]
}

/** As its sender announced it (RFC 1870); null where it did not. */
function declaredSize(mailFrom: SMTPServerSession['envelope']['mailFrom']): number | null {
  const args = (mailFrom ? mailFrom.args : null) as { SIZE?: unknown } | null
  const size = Number(args?.SIZE)
  return Number.isSafeInteger(size) && size > 0 ? size : null
}
