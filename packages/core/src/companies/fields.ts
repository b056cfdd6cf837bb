import { Invalid } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { keptDomain } from './domain-of.ts'
import { isPublicMailDomain } from './public-domains.ts'

export type CompanyFields = { name: string; note: string; domains: string[] }

/** The fields as they are kept. Refuses what is no domain, and those of public providers. */
export function keptFields(input: CompanyFields): CompanyFields {
  const name = storable(input.name).normalize('NFC').trim()
  if (name === '') throw new Invalid('A company needs a name', 'name')
  return {
    name,
    note: storable(input.note).trim(),
    domains: [...new Set(input.domains.map(ownDomain))].sort(),
  }
}

function ownDomain(typed: string): string {
  const domain = keptDomain(storable(typed))
  if (domain === null) throw new Invalid(`“${typed}” is no domain of mail addresses`, 'domains')
  if (isPublicMailDomain(domain))
    throw new Invalid(`Anybody may have an address at ${domain}: it is no company's`, 'domains')
  return domain
}
