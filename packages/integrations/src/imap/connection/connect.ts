import { env } from '@frontdesk/runtime/env'
import { ImapFlow } from 'imapflow'
import { ChannelFailure, type ChannelOptions, type ServerSettings } from '../../channel.ts'
import { assertSafeHost, type SafeHost } from '../../outbound/safe-connect.ts'
import { isLoginRefused } from './failures.ts'

export type Limits = {
  /** from the first packet to the greeting */
  connectMs: number
  /** for one command and its answer */
  commandMs: number
  /** how long the server may be silent while it takes a mail, and how long handing it over may take in all */
  sendMs: number
  sendAllMs: number
  /** how often the inbox is looked at while waiting for mail, where the server tells of it and where it does not */
  lookMs: { idle: number; poll: number }
  /** authorities to trust besides the usual ones, for tests */
  ca?: string | undefined
}

export const usualLimits: Limits = {
  connectMs: 15_000,
  commandMs: 45_000,
  sendMs: 60_000,
  sendAllMs: 120_000,
  lookMs: { idle: 5 * 60_000, poll: 30_000 },
}

/** Larger than any provider takes in; what is larger is not fetched. */
export const maxMailBytes = 64 * 1024 * 1024

/** The server's address as it may be connected to. Rejects with UnsafeDestination for one inside our own network. */
export async function checkServer({ host, port }: ServerSettings): Promise<SafeHost> {
  const safe = await assertSafeHost(host, port, { allowPrivate: env.ALLOW_PRIVATE_MAIL_HOSTS })
  // Many machines have no way out for IPv6, and learn so only by waiting.
  return { ...safe, addresses: safe.addresses.toSorted((a, b) => a.family - b.family) }
}

/**
 * A signed-in connection. A refused token is exchanged once for another one. The certificate is verified for the name
 * the settings give, and the connection goes to an address that was checked, not to whatever the name means next.
 */
export async function connectImap(options: ChannelOptions, limits: Limits): Promise<ImapFlow> {
  const { imap } = options.settings
  if (!imap) throw new ChannelFailure('refused', 'The mailbox has no IMAP server')
  const safe = await checkServer(imap)
  if (options.password !== null) return open(imap, safe, { pass: options.password }, limits)
  const token = await options.accessToken()
  try {
    return await open(imap, safe, { accessToken: token }, limits)
  } catch (error) {
    if (!isLoginRefused(error)) throw error
    return open(imap, safe, { accessToken: await options.accessToken(token) }, limits)
  }
}

type Secret = { pass: string } | { accessToken: string }

const mostAddresses = 3
const unreachable = new Set([
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EADDRNOTAVAIL',
  'CONNECT_TIMEOUT',
])

/** Tries the server's addresses in turn. */
async function open(
  server: ServerSettings,
  safe: SafeHost,
  secret: Secret,
  limits: Limits,
): Promise<ImapFlow> {
  const addresses = safe.addresses.slice(0, mostAddresses)
  for (const [index, { address }] of addresses.entries()) {
    try {
      return await openAt(address, server, safe, secret, limits)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (!unreachable.has(code) || index === addresses.length - 1) throw error
    }
  }
  throw new ChannelFailure('unavailable', 'The mail server has no address')
}

async function openAt(
  address: string,
  server: ServerSettings,
  { port, servername }: SafeHost,
  secret: Secret,
  limits: Limits,
): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: address,
    port,
    secure: server.security === 'tls',
    ...(server.security === 'starttls' ? { doSTARTTLS: true } : {}),
    ...(servername === undefined ? {} : { servername }),
    auth: { user: server.user, ...secret },
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(limits.ca ? { ca: limits.ca } : {}) },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    disableIMAP4rev2: true,
    qresync: true,
    clientInfo: { name: 'Frontdesk' },
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    // The sockets of an IDLE are silent for long, and each command has a timeout of its own.
    socketTimeout: 31 * 60_000,
    maxLineLength: 4 * 1024 * 1024,
    maxLiteralSize: 8 * 1024 * 1024,
    maxResponseSize: 16 * 1024 * 1024,
  })
  // Without a listener a line that breaks while nobody uses it would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    client.close()
    throw error
  }
}
