import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'
import { storableJson } from '../messages/storable.ts'
import { domainOf, type MailDomain } from './domain-of.ts'

type Given = MailDomain & { email: string }
type Unplaced = { email: string; known: boolean }

/**
 * Gives contacts that have no company yet the one of their address's domain, and makes it where there is none. Who was
 * given a company, or none, by a person keeps to that. Costs one short query where everybody is placed already.
 */
export async function placeContacts(ctx: OrgContext, addresses: readonly string[]): Promise<void> {
  const given = [...new Set(addresses)].flatMap((email) => {
    const found = domainOf(email)
    return found ? [{ ...found, email }] : []
  })
  if (given.length === 0) return
  const unplaced = await findUnplaced(ctx, given)
  if (unplaced.length === 0) return
  const unknown = new Set(unplaced.filter(({ known }) => !known).map(({ email }) => email))
  if (unknown.size > 0) await makeCompanies(ctx, domainsOf(given, unknown))
  const waiting = new Set(unplaced.map(({ email }) => email))
  await join(
    ctx,
    given.filter(({ email }) => waiting.has(email)),
  )
}

async function findUnplaced(ctx: OrgContext, given: Given[]): Promise<Unplaced[]> {
  return ctx.db.$queryRaw<Unplaced[]>`
    SELECT k.email, EXISTS (SELECT FROM company_domains d, json_array_elements_text(g.candidates) c (domain)
      WHERE d.domain = c.domain) AS known
    FROM json_to_recordset(${storableJson(given)}::json) AS g (email text, candidates json)
    JOIN contacts k ON k.email = g.email
    WHERE k.company_id IS NULL AND NOT k.company_chosen`
}

/** In one order for everybody, so that two who need the same ones wait for each other instead of for ever. */
function domainsOf(given: Given[], unknown: ReadonlySet<string>): string[] {
  return [...new Set(given.filter(({ email }) => unknown.has(email)).map(({ domain }) => domain))].sort()
}

/** The domain decides who is first: only whoever writes it makes the company. */
async function makeCompanies(ctx: OrgContext, domains: string[]): Promise<void> {
  const rows = domains.map((domain) => ({ id: newId(), domain }))
  await ctx.db.$executeRaw`
    WITH g AS (
      SELECT * FROM json_to_recordset(${storableJson(rows)}::json) AS g (id uuid, domain text)
    ), d AS (
      INSERT INTO company_domains (organization_id, domain, company_id)
      SELECT ${ctx.organizationId}::uuid, domain, id FROM g ORDER BY domain
      ON CONFLICT DO NOTHING RETURNING company_id, domain
    )
    INSERT INTO companies (id, organization_id, name)
    SELECT company_id, ${ctx.organizationId}::uuid, domain FROM d`
}

/** A statement of its own, which sees the company somebody else has just made. The nearest domain counts. */
async function join(ctx: OrgContext, given: Given[]): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE contacts k SET company_id = f.company_id
    FROM json_to_recordset(${storableJson(given)}::json) AS g (email text, candidates json)
    CROSS JOIN LATERAL (SELECT d.company_id
      FROM json_array_elements_text(g.candidates) WITH ORDINALITY c (domain, at)
      JOIN company_domains d ON d.domain = c.domain ORDER BY c.at LIMIT 1) f
    WHERE k.email = g.email AND k.company_id IS NULL AND NOT k.company_chosen AND f.company_id IS NOT NULL`
}
