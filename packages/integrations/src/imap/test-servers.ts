import type { ChannelOptions, ChannelSettings } from '../channel.ts'
import { signInHint as hintFor } from '../oauth/sign-in-hint.ts'
import { UnsafeDestination } from '../outbound/destination.ts'
import { connectImap, type Limits, usualLimits } from './connection/connect.ts'
import { asFailure } from './connection/failures.ts'
import { newPool } from './connection/pool.ts'
import { askSmtpLimit } from './sending/smtp-limit.ts'

export type ServerTest = { works: boolean; message: string }

export type Secrets = { password: string } | { accessToken: string }

/** Tries to sign in to both servers and says of each, in words a person understands, whether that works. */
export async function testServers(
  settings: ChannelSettings,
  secrets: Secrets,
  limits: Limits = { ...usualLimits, connectMs: 8_000 },
): Promise<{ imap: ServerTest; smtp: ServerTest }> {
  const options: ChannelOptions = {
    address: settings.imap?.user ?? '',
    accessToken: async () => ('accessToken' in secrets ? secrets.accessToken : ''),
    password: 'password' in secrets ? secrets.password : null,
    settings,
    spend: async () => undefined,
  }
  const signIn = async () => {
    const pool = newPool(() => connectImap(options, limits), limits)
    try {
      await pool.use((client) => client.mailboxOpen('INBOX', { readOnly: true }))
    } finally {
      await pool.close()
    }
  }
  const [imap, smtp] = await Promise.all([
    outcome(settings.imap?.host, secrets, signIn),
    outcome(settings.smtp?.host, secrets, () => askSmtpLimit(options, limits)),
  ])
  return { imap, smtp }
}

async function outcome(
  host: string | undefined,
  secrets: Secrets,
  run: () => Promise<unknown>,
): Promise<ServerTest> {
  if (!host) return { works: false, message: 'No server was given' }
  try {
    await run()
    return { works: true, message: `Signed in to ${host}` }
  } catch (error) {
    return { works: false, message: explain(host, secrets, error) }
  }
}

/** What sockets and TLS say, and what that means to somebody who set the server up. */
const meanings: [said: RegExp, say: (host: string) => string][] = [
  [/ENOTFOUND|EAI_AGAIN|ENODATA/, (host) => `There is no server called ${host}`],
  [/ECONNREFUSED/, (host) => `${host} does not answer on this port`],
  [/ALTNAME|altnames/, (host) => `The certificate of ${host} does not match its name`],
  [/has expired|HAS_EXPIRED/, (host) => `The certificate of ${host} has expired`],
  [/not yet valid|NOT_YET_VALID/, (host) => `The certificate of ${host} is not valid yet`],
  [
    /SELF_SIGNED|self[- ]signed|UNABLE_TO_(GET|VERIFY)|unable to (get|verify)/,
    (host) => `The certificate of ${host} comes from nobody we trust`,
  ],
  [/STARTTLS/i, (host) => `${host} does not offer encryption on this port`],
  [
    /wrong version number|EPROTO|ECONNRESET|EPIPE|packet length/i,
    (host) => `${host} speaks otherwise on this port: try the other kind of encryption`,
  ],
  [/TimedOut|TIMEDOUT|TIMEOUT|timed? ?out/i, (host) => `${host} does not answer`],
]

function explain(host: string, secrets: Secrets, error: unknown): string {
  const causes = causesOf(error)
  if (causes.some((cause) => cause instanceof UnsafeDestination))
    return `${host} is not a server on the public internet`
  const failure = asFailure(error)
  if (failure.kind === 'access_lost')
    return 'password' in secrets
      ? `The password was refused by ${host}${hintFor(host)}`
      : `The sign-in was refused by ${host}`
  const said = causes.map((cause) => `${cause.name} ${codeOf(cause)} ${cause.message}`).join(' ')
  const meaning = meanings.find(([pattern]) => pattern.test(said))
  if (meaning) return meaning[1](host)
  return failure.kind === 'unavailable' ? `${host} cannot be reached` : `${host}: ${failure.message}`
}

function causesOf(error: unknown): Error[] {
  const causes: Error[] = []
  for (let cause = error; cause instanceof Error && causes.length < 8; cause = cause.cause) causes.push(cause)
  return causes
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : ''
}
