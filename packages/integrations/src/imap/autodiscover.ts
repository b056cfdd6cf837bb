import { withTimeout } from '@frontdesk/runtime/retry'
import type { ServerSettings } from '../channel.ts'
import { askAutoconfig, type FetchText, fetchPublic } from './discovery/ask-autoconfig.ts'
import { askMx, askSrv, type Dns, systemDns } from './discovery/ask-dns.ts'
import { type Servers, serversOfDomain } from './discovery/known-providers.ts'
import { guessServers, type Probe, probeServer } from './discovery/probe.ts'

/** How the servers were found, most reliable first. */
export type Source = 'provider' | 'srv' | 'autoconfig' | 'mx' | 'guess'

export type Discovered = { imap: ServerSettings; smtp: ServerSettings; source: Source }

/** What is asked, for tests. */
export type Outside = { dns: Dns; fetchText: FetchText; probe: Probe; withinMs: number }

/**
 * The servers that may belong to an address, most likely first and each pair once; empty when there is nothing to go
 * by. Takes ten seconds at most: what has not answered by then is left out.
 */
export async function discoverServers(
  address: string,
  outside: Partial<Outside> = {},
): Promise<Discovered[]> {
  const domain = domainOf(address)
  if (domain === null) return []
  const known = serversOfDomain(domain)
  if (known) return [describe(known, 'provider', address)]
  const { dns = systemDns(), fetchText = fetchPublic, probe = probeServer, withinMs = 10_000 } = outside
  const asked: [Source, Promise<Servers | null>][] = [
    ['srv', askSrv(dns, domain)],
    ['autoconfig', askAutoconfig(fetchText, domain, address)],
    ['mx', askMx(dns, domain)],
    ['guess', guessServers(probe, domain)],
  ]
  const answers = await Promise.all(
    asked.map(async ([source, answer]) => {
      const servers = await withTimeout(withinMs, () => answer).catch(() => null)
      return servers ? [describe(servers, source, address)] : []
    }),
  )
  return withoutRepeats(answers.flat())
}

function domainOf(address: string): string | null {
  const domain = address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()
  const host = URL.canParse(`http://${domain}/`) ? new URL(`http://${domain}/`).hostname : ''
  return address.includes('@') && /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/.test(host) ? host : null
}

function describe({ imap, smtp }: Servers, source: Source, address: string): Discovered {
  return { imap: { ...imap, user: address }, smtp: { ...smtp, user: address }, source }
}

function withoutRepeats(found: readonly Discovered[]): Discovered[] {
  const key = ({ imap, smtp }: Discovered) => `${imap.host}:${imap.port} ${smtp.host}:${smtp.port}`
  return found.filter((one, index) => found.findIndex((other) => key(other) === key(one)) === index)
}
