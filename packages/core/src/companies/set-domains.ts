import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../context.ts'
import { Conflict } from '../errors.ts'
import { storableJson } from '../messages/storable.ts'

type Change = { companyId: string; before: readonly string[]; after: readonly string[] }

/**
 * Gives a company its domains and the contacts that write from them. A domain that is taken away leads to no company
 * from then on, and whoever came by it leaves; whom a person has placed stays.
 */
export async function setDomains(ctx: OrgContext, { companyId, before, after }: Change): Promise<void> {
  const added = after.filter((domain) => !before.includes(domain))
  const removed = before.filter((domain) => !after.includes(domain))
  if (removed.length > 0) await release(ctx, companyId, removed)
  if (added.length > 0) await claim(ctx, companyId, added)
}

async function claim(ctx: OrgContext, companyId: string, added: string[]): Promise<void> {
  const claimed = await ctx.db.$queryRaw<{ domain: string }[]>`
    INSERT INTO company_domains AS d (organization_id, domain, company_id)
    SELECT ${ctx.organizationId}::uuid, domain, ${companyId}::uuid
    FROM json_array_elements_text(${storableJson(added)}::json) AS g (domain) ORDER BY domain
    ON CONFLICT (organization_id, domain) DO UPDATE SET company_id = excluded.company_id
      WHERE d.company_id IS NULL
    RETURNING domain`
  const taken = added.find((domain) => !claimed.some((row) => row.domain === domain))
  if (taken !== undefined) await refuseTaken(ctx, taken)
  await ctx.db.$executeRaw`
    UPDATE contacts SET company_id = ${companyId}::uuid
    WHERE company_id IS NULL AND NOT company_chosen AND ${hosts(added)}`
}

async function refuseTaken(ctx: OrgContext, domain: string): Promise<void> {
  const [owner] = await ctx.db.$queryRaw<{ name: string }[]>`
    SELECT f.name FROM company_domains d JOIN companies f ON f.id = d.company_id WHERE d.domain = ${domain}`
  const name = owner?.name ?? 'Another company'
  throw new Conflict(
    `${name} has the domain ${domain}: take it away there, or delete that company`,
    'already_exists',
  )
}

async function release(ctx: OrgContext, companyId: string, removed: string[]): Promise<void> {
  await ctx.db.companyDomain.updateMany({
    where: { companyId, domain: { in: removed } },
    data: { companyId: null },
  })
  await ctx.db.$executeRaw`
    UPDATE contacts SET company_id = NULL
    WHERE company_id = ${companyId}::uuid AND NOT company_chosen AND ${hosts(removed)}`
}

/** Whether an address is at one of the domains or at a host below it. */
function hosts(domains: string[]): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM json_array_elements_text(${storableJson(domains)}::json) AS g (domain)
    WHERE right('.' || substring(email from '[^@]*$'), length(g.domain) + 1) = '.' || g.domain)`
}
