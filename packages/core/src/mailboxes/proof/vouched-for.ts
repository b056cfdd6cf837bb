import { isPublicMailDomain } from '../../companies/public-domains.ts'
import type { OrgContext } from '../../context.ts'

/** Whether one address being proven says something of another: they share a domain that is not everybody's. */
export function vouchesFor(proven: string, address: string): boolean {
  const domain = domainOf(address)
  return domain === domainOf(proven) && !isPublicMailDomain(domain)
}

/**
 * Whether another forwarding address of the organization that is proven vouches for this one. What a mail server says
 * of itself proves nothing about a domain, so only what was proven by mail counts.
 */
export async function isVouchedFor(ctx: OrgContext, address: string): Promise<boolean> {
  const [found] = await ctx.db.$queryRaw<{ address: string }[]>`
    SELECT address FROM mailboxes WHERE channel = 'forwarding' AND proven_at IS NOT NULL AND state <> 'disconnected'
      AND split_part(address, '@', -1) = ${domainOf(address)} LIMIT 1`
  return found !== undefined && vouchesFor(found.address, address)
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)
