import type { Recipient } from '@frontdesk/core/mailboxes/find-recipient'
import { acceptMail } from '@frontdesk/core/messages/inbound/accept-mail'
import { env } from '@frontdesk/runtime/env'
import { newId } from '@frontdesk/runtime/id'
import { logger, withLogContext } from '@frontdesk/runtime/logger'
import { counter } from '@frontdesk/runtime/metrics'
import { onShutdown } from '@frontdesk/runtime/process/shutdown'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { admit } from './admit.ts'
import { followCertificate, readCertificate } from './certificate.ts'
import { collect } from './collect.ts'
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

async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
  const { mailFrom } = session.envelope
  const { raw, release } = await collect(stream, declaredSize(mailFrom)).catch((error: unknown) => {
    if (error instanceof SmtpRefusal)
      received.inc({ outcome: error.responseCode === 552 ? 'too_large' : 'deferred' })
    throw error
  })
  try {
    return await store(raw, session)
  } finally {
    release()
  }
}

/** As its sender announced it (RFC 1870); null where it did not. */
function declaredSize(mailFrom: SMTPServerSession['envelope']['mailFrom']): number | null {
  const args = (mailFrom ? mailFrom.args : null) as { SIZE?: unknown } | null
  const size = Number(args?.SIZE)
  return Number.isSafeInteger(size) && size > 0 ? size : null
}

async function store(raw: Uint8Array, session: SMTPServerSession): Promise<string> {
  const { mailFrom, rcptTo } = session.envelope
  const envelopeFrom = mailFrom ? mailFrom.address : ''
  const mailboxes = new Map<string, { recipient: Recipient; envelopeTo: string }>()
  for (const { address } of rcptTo) {
    const found = await recipientOf(address)
    if (found === null) continue
    // Paused since it was named: nothing is kept for anybody, and the sender comes again.
    const recipient = admit(found)
    mailboxes.set(recipient.mailboxId, { recipient, envelopeTo: address.toLowerCase() })
  }
  if (mailboxes.size === 0) admit(null)
  const origin = { via: 'smtp', ip: session.remoteAddress, helo: session.hostNameAppearsAs } as const
  const requestId = newId()
  await withLogContext({ requestId }, async () => {
    for (const { recipient, envelopeTo } of mailboxes.values()) {
      const { duplicate } = await acceptMail({ recipient, raw, envelopeFrom, envelopeTo, origin })
      received.inc({ outcome: duplicate ? 'duplicate' : 'accepted' })
      logger.info({ size: raw.byteLength, duplicate }, 'mail accepted')
    }
  })
  return `2.0.0 Stored as ${requestId}`
}
