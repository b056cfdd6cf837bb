import type { Contract } from '../../contract/contract.ts'

/**
 * What the answers of a route that will go say of it: Deprecation (RFC 9745) since when, Sunset (RFC 8594) when it
 * goes, and a link to what follows it (RFC 5829).
 */
export function deprecationHeaders({ deprecated }: Pick<Contract, 'deprecated'>): Record<string, string> {
  if (!deprecated) return {}
  const { since, sunset, successor } = deprecated
  return {
    deprecation: `@${Math.floor(startOf(since).getTime() / 1_000)}`,
    ...(sunset === undefined ? {} : { sunset: startOf(sunset).toUTCString() }),
    ...(successor === undefined ? {} : { link: `</api/v1${successor}>; rel="successor-version"` }),
  }
}

/** The same in words, for the description of the API. */
export function deprecationWords({ deprecated }: Pick<Contract, 'deprecated'>): string {
  if (!deprecated) return ''
  const { since, sunset, successor } = deprecated
  const goes = sunset === undefined ? '' : ` and goes on ${sunset}`
  return ` Deprecated since ${since}${goes}.${successor === undefined ? '' : ` Use \`${successor}\` instead.`}`
}

const startOf = (day: string) => new Date(`${day}T00:00:00Z`)
