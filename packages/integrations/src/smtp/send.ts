import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { newConnection, readServer, type SmtpServer, signIn } from './connect.ts'
import { inMemory, type RawSource } from './raw-source.ts'

export type Envelope = { from: string; to: string[] }
/** What a server said to one recipient it did not take: its reply code, 0 when there was none, and its words. */
export type Refusal = { address: string; code: number; text: string }
export type SmtpResult = { accepted: string[]; rejected: string[]; refusals: Refusal[]; response: string }

/** Why a mail did not leave. `sure` is false when the server may have taken it all the same. */
export class SmtpFailure extends Error {
  override name = 'SmtpFailure'
  readonly permanent: boolean
  readonly sure: boolean
  /** the server's reply code, 0 when it gave none */
  readonly code: number
  /** recipients refused one by one; empty when the mail as a whole was */
  readonly refusals: Refusal[]
  constructor(
    message: string,
    reason: { permanent: boolean; sure: boolean; cause: unknown; code?: number; refusals?: Refusal[] },
  ) {
    super(message, { cause: reason.cause })
    this.permanent = reason.permanent
    this.sure = reason.sure
    this.code = reason.code ?? 0
    this.refusals = reason.refusals ?? []
  }
}

type Sending = {
  /** smtp:// or smtps:// with optional credentials, or the same in its parts */
  url: string | SmtpServer
  envelope: Envelope
  raw: RawSource | Uint8Array
  /** Awaited when the server has asked for the data and before it gets the first byte. */
  onDataStart?: () => Promise<void>
  /** how long the server may be silent */
  timeoutMs?: number
  /** how long everything may take; the line is cut then */
  deadlineMs?: number
}

/**
 * Hands one mail to an SMTP server (RFC 5321). Rejects with SmtpFailure; the failure is sure as long as no
 * byte of the data was sent or the server refused it.
 */
export async function sendSmtp(sending: Sending): Promise<SmtpResult> {
  const server = typeof sending.url === 'string' ? readServer(sending.url) : sending.url
  const connection = newConnection(server, sending.timeoutMs ?? 30_000)
  const raw = sending.raw instanceof Uint8Array ? inMemory(sending.raw) : sending.raw
  let dataStarted = false
  const data = Readable.from(
    (async function* () {
      const body = await raw.open()
      try {
        await sending.onDataStart?.()
        dataStarted = true
        yield* body
      } finally {
        body.destroy()
      }
    })(),
    { objectMode: false },
  )
  const late = new Error('It took too long to hand the mail over')
  const deadline = setTimeout(() => connection.emit('error', late), sending.deadlineMs ?? 600_000)
  try {
    return await converse(connection, server, { ...sending, raw }, data)
  } catch (error) {
    throw asFailure(error, dataStarted)
  } finally {
    clearTimeout(deadline)
    data.destroy()
    connection.close()
  }
}

function converse(
  connection: SMTPConnection,
  { login }: SmtpServer,
  sending: Pick<Sending, 'envelope'> & { raw: RawSource },
  data: Readable,
): Promise<SmtpResult> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject)
    connection.once('end', () => reject(new Error('The server closed the connection')))
    data.once('error', reject)
    const send = () =>
      connection.send({ ...sending.envelope, size: sending.raw.size }, data, (error, result) => {
        if (error) return reject(error)
        const { accepted, rejected, response } = result ?? {}
        resolve({
          accepted: accepted ?? [],
          rejected: rejected ?? [],
          refusals: refusalsOf(result),
          response: String(response ?? ''),
        })
      })
    connection.connect((error?: Error | null) => {
      if (error) return reject(error)
      signIn(connection, login).then(send, reject)
    })
  })
}

function asFailure(error: unknown, dataStarted: boolean): SmtpFailure {
  const message = error instanceof Error ? error.message : 'The mail could not be sent'
  const code = /size larger than allowed/i.test(message) ? 552 : codeOf(error)
  return new SmtpFailure(message, {
    permanent: code >= 500 && code < 600,
    sure: !dataStarted || code >= 400,
    cause: error,
    code,
    refusals: refusalsOf(error),
  })
}

function codeOf(error: unknown): number {
  return error instanceof Error && 'responseCode' in error ? Number(error.responseCode) || 0 : 0
}

/** The recipients that a result or an error of the connection names as refused. */
function refusalsOf(outcome: unknown): Refusal[] {
  const { rejectedErrors: errors } = (outcome ?? {}) as { rejectedErrors?: unknown }
  if (!Array.isArray(errors)) return []
  return errors.flatMap((error: { recipient?: unknown; response?: unknown }) =>
    typeof error.recipient === 'string'
      ? [{ address: error.recipient, code: codeOf(error), text: String(error.response ?? '') }]
      : [],
  )
}
