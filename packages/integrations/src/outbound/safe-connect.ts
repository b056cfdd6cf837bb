import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { withTimeout } from '@frontdesk/runtime/retry'
import {
  type DestinationOptions,
  normalizeHost,
  type ResolvedAddress,
  resolveSafely,
  safeLookup,
  UnsafeDestination,
} from './destination.ts'

export { type DestinationOptions, UnsafeDestination } from './destination.ts'

export type SafeHost = {
  /** Checked addresses to connect to instead of the name. */
  addresses: ResolvedAddress[]
  port: number
  /** The name the certificate must be for; undefined when the host is an address. */
  servername: string | undefined
}

/** Checks a host a client library is about to connect to. Rejects with `UnsafeDestination`. */
export async function assertSafeHost(
  host: string,
  port: number,
  options: DestinationOptions = {},
): Promise<SafeHost> {
  checkPort(port)
  const name = normalizeHost(host)
  const addresses = await withTimeout(resolveWithinMs, () => resolveSafely(name, options))
  return { addresses, port, servername: isIP(name) === 0 ? name : undefined }
}

/** Opens a connection to a checked address, with TLS when asked to. Rejects after `timeoutMs`. */
export async function safeConnect(
  host: string,
  port: number,
  options: DestinationOptions & { timeoutMs: number; tls?: boolean; rejectUnauthorized?: boolean },
): Promise<Socket> {
  checkPort(port)
  const name = normalizeHost(host)
  if (isIP(name) !== 0) await resolveSafely(name, options)
  const target = { host: name, port, lookup: safeLookup(options) }
  let socket: Socket | undefined
  try {
    return await withTimeout(options.timeoutMs, () => {
      const { promise, resolve, reject } = Promise.withResolvers<Socket>()
      const opened = options.tls
        ? connectTls({ ...target, ...tlsOptions(name, options) })
        : connectPlain(target)
      socket = opened
      opened.once(options.tls ? 'secureConnect' : 'connect', () => resolve(opened)).once('error', reject)
      return promise
    })
  } catch (error) {
    socket?.destroy()
    throw error
  }
}

const resolveWithinMs = 5000

function checkPort(port: number): void {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UnsafeDestination('The port is not between 1 and 65535.')
  }
}

function tlsOptions(name: string, { rejectUnauthorized = true }: { rejectUnauthorized?: boolean }) {
  return { rejectUnauthorized, ...(isIP(name) === 0 ? { servername: name } : {}) }
}
