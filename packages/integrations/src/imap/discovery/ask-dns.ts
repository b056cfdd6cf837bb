import { Resolver } from 'node:dns/promises'
import type { Servers } from './known-providers.ts'
import { serversOfExchanger } from './known-providers.ts'

export type Dns = {
  resolveSrv(name: string): Promise<{ name: string; port: number; priority: number; weight: number }[]>
  resolveMx(name: string): Promise<{ exchange: string; priority: number }[]>
}

/** Gives up before the whole search has to. */
export const systemDns = (): Dns => new Resolver({ timeout: 2_000, tries: 2 })

type Server = Servers['imap']

/** Services by RFC 6186 and RFC 8314: TLS from the first byte is preferred to STARTTLS. */
const services = {
  imap: [
    ['_imaps._tcp', 'tls'],
    ['_imap._tcp', 'starttls'],
  ],
  smtp: [
    ['_submissions._tcp', 'tls'],
    ['_submission._tcp', 'starttls'],
  ],
} as const

/** What the domain says of its mail servers in SRV records; null where it says nothing of one of the two. */
export async function askSrv(dns: Dns, domain: string): Promise<Servers | null> {
  const [imap, smtp] = await Promise.all([
    firstService(dns, domain, services.imap),
    firstService(dns, domain, services.smtp),
  ])
  return imap && smtp ? { imap, smtp } : null
}

async function firstService(
  dns: Dns,
  domain: string,
  kinds: readonly (readonly [string, 'tls' | 'starttls'])[],
): Promise<Server | null> {
  for (const [service, security] of kinds) {
    const records = await dns.resolveSrv(`${service}.${domain}`).catch(() => [])
    const [best] = records.toSorted((a, b) => a.priority - b.priority || b.weight - a.weight)
    // A lone dot says that there is no such service.
    if (best && best.name !== '' && best.name !== '.')
      return { host: best.name.toLowerCase().replace(/\.$/, ''), port: best.port, security }
  }
  return null
}

/** The servers of the provider the domain's mail goes to. */
export async function askMx(dns: Dns, domain: string): Promise<Servers | null> {
  const records = await dns.resolveMx(domain).catch(() => [])
  for (const { exchange } of records.toSorted((a, b) => a.priority - b.priority)) {
    const found = serversOfExchanger(exchange)
    if (found) return found
  }
  return null
}
