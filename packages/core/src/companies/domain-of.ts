import { parse } from 'tldts'
import { isPublicMailDomain } from './public-domains.ts'

/** Where a firm may be found by an address: from its own host up to the domain that can be registered. */
export type MailDomain = { domain: string; candidates: string[] }

/** The domain of an address as a firm has one; null for public providers, reserved names and what is no address. */
export function domainOf(address: string): MailDomain | null {
  const host = keptDomain(address.slice(address.lastIndexOf('@') + 1))
  if (host === null || isPublicMailDomain(host)) return null
  const { domain: registered } = parse(host, { allowPrivateDomains: true })
  const top = registered ?? host
  const labels = host.split('.')
  const candidates = labels.map((_, at) => labels.slice(at).join('.')).filter((part) => part.endsWith(top))
  return { domain: top, candidates }
}

/** A domain as it is kept, in lower case and without what surrounds it; null when it is none. */
export function keptDomain(typed: string): string | null {
  const host = typed.trim().toLowerCase().replace(/^@/, '').replace(/\.$/, '')
  const { hostname, publicSuffix, isIp } = parse(host, { allowPrivateDomains: true })
  if (isIp || hostname === null || hostname !== host || hostname === publicSuffix) return null
  return hostname.includes('.') && hostname.length <= 253 ? toAscii(hostname) : null
}

function toAscii(hostname: string): string | null {
  const url = URL.parse(`http://${hostname}`)
  return url && url.hostname !== '' ? url.hostname : null
}
