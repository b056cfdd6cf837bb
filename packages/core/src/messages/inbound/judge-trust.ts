import { type Authentication, unauthenticated } from '@frontdesk/integrations/email/trust/authentication'
import { readAuthenticationResults } from '@frontdesk/integrations/email/trust/authentication-results'
import { judgeSender, type SenderTrust } from '@frontdesk/integrations/email/trust/judge-sender'
import { now } from '@frontdesk/runtime/clock'
import { isPublicMailDomain } from '../../companies/public-domains.ts'
import type { OrgContext } from '../../context.ts'
import type { ClaimedMail } from './claim-mails.ts'
import type { ReceivedMail } from './received-mail.ts'

export type Ours = {
  addresses: string[]
  domains: string[]
  names: string[]
  /** of the firms whose people write, the newest of them */
  firms: string[]
}

const mostFirms = 500

/** Judges the sender from what the listener or the provider found, what the mail shows, and who we are. */
export function judgeTrust(mail: ReceivedMail, claimed: ClaimedMail, ours: Ours): SenderTrust {
  const { parsed, authors, hiddenText } = mail
  return judgeSender({
    from: parsed.from,
    authors,
    replyTo: parsed.replyTo,
    authentication: authenticationOf(mail, claimed),
    hiddenText,
    ours,
    knownDomains: ours.firms,
  })
}

function authenticationOf(mail: ReceivedMail, { authentication, origin }: ClaimedMail): Authentication {
  if (authentication) return authentication
  if (origin.via !== 'provider' || origin.authority === null) return unauthenticated
  return readAuthenticationResults(mail.parsed.headers, origin.authority)
}

type Known = { ours: Ours; until: number }

const known = new Map<string, Known>()

/** Our domains and names, and those of firms that write to us; a change of them is seen within a minute. */
export async function readOurs(ctx: OrgContext): Promise<Ours> {
  const kept = known.get(ctx.organizationId)
  const at = now().getTime()
  if (kept && kept.until > at) return kept.ours
  const [row] = await ctx.db.$queryRaw<Omit<Ours, 'domains'>[]>`
    SELECT ARRAY(SELECT address FROM mailboxes UNION SELECT address FROM mailbox_addresses) AS addresses,
      ARRAY(SELECT name FROM organizations UNION SELECT name FROM members WHERE disabled_at IS NULL
        ORDER BY 1 LIMIT 500) AS names,
      ARRAY(SELECT domain FROM company_domains WHERE company_id IS NOT NULL
        ORDER BY company_id DESC LIMIT ${mostFirms}) AS firms`
  const addresses = row?.addresses ?? []
  const domains = addresses.map((address) => address.slice(address.lastIndexOf('@') + 1))
  // Anybody may have an address at a public provider, so its domain vouches for nobody as ours.
  const own = [...new Set(domains)].filter((domain) => !isPublicMailDomain(domain))
  const ours = { addresses, domains: own, names: row?.names ?? [], firms: row?.firms ?? [] }
  known.set(ctx.organizationId, { ours, until: at + 60_000 })
  return ours
}
