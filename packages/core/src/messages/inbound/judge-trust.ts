import { type Authentication, unauthenticated } from '@frontdesk/integrations/email/trust/authentication'
import { readAuthenticationResults } from '@frontdesk/integrations/email/trust/authentication-results'
import { judgeSender, type SenderTrust } from '@frontdesk/integrations/email/trust/judge-sender'
import { now } from '@frontdesk/runtime/clock'
import type { OrgContext } from '../../context.ts'
import type { ClaimedMail } from './claim-mails.ts'
import type { ReceivedMail } from './received-mail.ts'

export type Ours = { addresses: string[]; domains: string[]; names: string[] }

/** Anybody may have an address there, so such a domain vouches for nobody as ours. */
const sharedDomains = new Set(
  'gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com me.com gmx.de gmx.net web.de aol.com proton.me'.split(
    ' ',
  ),
)

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
    knownDomains: [],
  })
}

function authenticationOf(mail: ReceivedMail, { authentication, origin }: ClaimedMail): Authentication {
  if (authentication) return authentication
  if (origin.via !== 'provider' || origin.authority === null) return unauthenticated
  return readAuthenticationResults(mail.parsed.headers, origin.authority)
}

type Known = { ours: Ours; until: number }

const known = new Map<string, Known>()

/** Our domains and names; a change of them is seen within a minute. */
export async function readOurs(ctx: OrgContext): Promise<Ours> {
  const kept = known.get(ctx.organizationId)
  const at = now().getTime()
  if (kept && kept.until > at) return kept.ours
  const [row] = await ctx.db.$queryRaw<{ addresses: string[]; names: string[] }[]>`
    SELECT ARRAY(SELECT address FROM mailboxes UNION SELECT address FROM mailbox_addresses) AS addresses,
      ARRAY(SELECT name FROM organizations UNION SELECT name FROM members WHERE disabled_at IS NULL
        ORDER BY 1 LIMIT 500) AS names`
  const addresses = row?.addresses ?? []
  const domains = addresses.map((address) => address.slice(address.lastIndexOf('@') + 1))
  const own = [...new Set(domains)].filter((domain) => !sharedDomains.has(domain))
  const ours = { addresses, domains: own, names: row?.names ?? [] }
  known.set(ctx.organizationId, { ours, until: at + 60_000 })
  return ours
}
