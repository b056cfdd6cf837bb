import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

export type ResolvedAddress = { address: string; family: 4 | 6 }

export type DestinationOptions = {
  /** Also allows loopback and private networks, for tests and for those who host everything themselves. */
  allowPrivate?: boolean
  /** When given, the only host names that may be reached. */
  allowHosts?: readonly string[]
  /** Finds the addresses of a name; the system's resolver when left out. */
  resolve?: (hostname: string) => Promise<ResolvedAddress[]>
}

/** The destination is not on the public internet, or not one that may be reached. */
export class UnsafeDestination extends Error {
  override name = 'UnsafeDestination'
}

/**
 * The addresses of `host`, every one of them checked: a name that also points somewhere private is
 * refused. Connect to these and do not look the name up again, since the answer may change.
 */
export async function resolveSafely(host: string, options: DestinationOptions): Promise<ResolvedAddress[]> {
  const name = normalizeHost(host)
  if (options.allowHosts && !options.allowHosts.some((allowed) => normalizeHost(allowed) === name)) {
    throw new UnsafeDestination('The host is not among those that may be reached.')
  }
  const family = isIP(name)
  const addresses =
    family === 0
      ? await (options.resolve ?? resolveName)(name)
      : [{ address: name, family: family === 6 ? 6 : 4 } as const]
  if (addresses.length === 0) throw new UnsafeDestination('The host has no address.')
  for (const { address } of addresses) checkAddress(address, options.allowPrivate ?? false)
  return addresses
}

/** `resolveSafely` in the shape in which sockets take it. Sockets do not call it for literal addresses. */
export function safeLookup(options: DestinationOptions): LookupFunction {
  return (hostname, { all }, done) => {
    resolveSafely(hostname, options).then(
      (addresses) => {
        const [first] = addresses
        if (all) done(null, addresses)
        else done(null, first?.address ?? '', first?.family)
      },
      (error: NodeJS.ErrnoException) => done(error, []),
    )
  }
}

/** The host as URLs write it, which turns decimal, octal and hexadecimal IPv4 forms into the ordinary one. */
export function normalizeHost(host: string): string {
  const bare = host.trim().replace(/^\[(.*)\]$/, '$1')
  const url = /[/?#@\\\s%]/.test(bare)
    ? null
    : URL.parse(`http://${bare.includes(':') ? `[${bare}]` : bare}/`)
  if (!url?.hostname) throw new UnsafeDestination('The host is not a valid name or address.')
  return url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
}

const privateRanges = new Set(['private', 'loopback', 'uniqueLocal', 'carrierGradeNat'])
const globalUnicast = ipaddr.parseCIDR('2000::/3')
/** Looks public but answers cloud machines with their own configuration and credentials. */
const azureHostAddress = '168.63.129.16'

function checkAddress(text: string, allowPrivate: boolean): void {
  if (!ipaddr.isValid(text)) throw new UnsafeDestination('The host has an invalid address.')
  const address = ipaddr.process(text)
  const range = address.range()
  if (allowPrivate && privateRanges.has(range)) return
  const isGlobal = address.kind() === 'ipv4' || address.match(globalUnicast)
  if (range !== 'unicast' || !isGlobal || address.toString() === azureHostAddress) {
    throw new UnsafeDestination('The host has an address that is not public.')
  }
}

async function resolveName(hostname: string): Promise<ResolvedAddress[]> {
  const found = await lookup(hostname, { all: true })
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
}
