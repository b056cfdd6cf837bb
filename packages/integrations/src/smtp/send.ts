import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'

export type Envelope = { from: string; to: string[] }
export type SmtpResult = { accepted: string[]; rejected: string[]; response: string }

/** Why a mail did not leave. `sure` is false when the server may have taken it all the same. */
export class SmtpFailure extends Error {
  override name = 'SmtpFailure'
  readonly permanent: boolean
  readonly sure: boolean
  constructor(
    message: string,
    { permanent, sure, cause }: { permanent: boolean; sure: boolean; cause: unknown },
  ) {
    super(message, { cause })
    this.permanent = permanent
    this.sure = sure
  }
}

type Sending = {
  /** smtp:// or smtps:// with optional credentials */
  url: string
  envelope: Envelope
  raw: Uint8Array
  /** Awaited when the server has asked for the data and before it gets the first byte. */
  onDataStart?: () => Promise<void>
  timeoutMs?: number
}

/**
 * Hands one mail to an SMTP server (RFC 5321). Rejects with SmtpFailure; the failure is sure as long as no
 * byte of the data was sent or the server refused it.
 */
export async function sendSmtp(sending: Sending): Promise<SmtpResult> {
  const connection = connect(sending)
  let dataStarted = false
  const data = Readable.from(
    (async function* () {
      await sending.onDataStart?.()
      dataStarted = true
      yield sending.raw
    })(),
  )
  try {
    return await converse(connection, sending, data)
  } catch (error) {
    throw asFailure(error, dataStarted)
  } finally {
    data.destroy()
    connection.close()
  }
}

function connect({ url, timeoutMs = 30_000 }: Sending): SMTPConnection {
  const server = new URL(url)
  const secure = server.protocol === 'smtps:'
  return new SMTPConnection({
    host: server.hostname,
    port: Number(server.port || (secure ? 465 : 587)),
    secure,
    connectionTimeout: Math.min(timeoutMs, 15_000),
    greetingTimeout: Math.min(timeoutMs, 15_000),
    socketTimeout: timeoutMs,
  })
}

function converse(connection: SMTPConnection, sending: Sending, data: Readable): Promise<SmtpResult> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject)
    connection.once('end', () => reject(new Error('The server closed the connection')))
    data.once('error', reject)
    const send = () =>
      connection.send(sending.envelope, data, (error, result) => {
        if (error) return reject(error)
        const { accepted, rejected, response } = result ?? {}
        resolve({ accepted: accepted ?? [], rejected: rejected ?? [], response: String(response ?? '') })
      })
    connection.connect((error?: Error | null) => {
      if (error) return reject(error)
      const { username, password } = new URL(sending.url)
      if (!username) return send()
      const credentials = { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
      connection.login({ credentials }, (failed) => (failed ? reject(failed) : send()))
    })
  })
}

function asFailure(error: unknown, dataStarted: boolean): SmtpFailure {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  const message = error instanceof Error ? error.message : 'The mail could not be sent'
  return new SmtpFailure(message, {
    permanent: code >= 500 && code < 600,
    sure: !dataStarted || code >= 400,
    cause: error,
  })
}
