import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { type CaseRow, findCase } from './case.ts'
import { chainStart, hashLink, isSealed } from './chain.ts'
import type { EntryRow } from './read.ts'

export type Verification = {
  intact: boolean
  /** how many entries were looked at */
  checked: number
  /** the newest entry, to be compared with one noted down elsewhere */
  head: { position: number; hash: string } | null
  /** the first thing that is wrong */
  broken: { position: number | null; entryId: string | null; caseId: string | null; why: string } | null
}

const atATime = 500

/** Computes the whole chain of the organization anew and names the first entry that is not as it was written. */
export async function verifyComplianceRecord(ctx: OrgContext): Promise<Verification> {
  require(ctx, 'compliance:read')
  let before: { position: number; hash: string } = { position: 0, hash: chainStart }
  const facts = new Map<string, Facts>()
  for (;;) {
    const entries = await ctx.db.complianceEntry.findMany({
      where: { position: { gt: before.position } },
      orderBy: { position: 'asc' },
      take: atATime,
    })
    for (const entry of entries) {
      const why = faultOf(entry, before)
      if (why !== null) return found(before, entry, why)
      facts.set(entry.caseId, applied(facts.get(entry.caseId), entry))
      before = { position: entry.position, hash: entry.hash }
    }
    if (entries.length < atATime) break
  }
  return (
    (await cutOff(ctx, before)) ?? (await wrongCase(ctx, before, facts)) ?? sound(before.position, before)
  )
}

/** The same for the entries of one case and their places in the chain. */
export async function verifyComplianceCase(ctx: OrgContext, id: string): Promise<Verification> {
  require(ctx, 'compliance:read')
  const row = await findCase(ctx, id)
  const entries = await ctx.db.complianceEntry.findMany({
    where: { caseId: row.id },
    orderBy: { position: 'asc' },
  })
  let facts: Facts | undefined
  for (const entry of entries) {
    const position = entry.position - 1
    const previous = position === 0 ? null : await ctx.db.complianceEntry.findFirst({ where: { position } })
    const before = { position, hash: position === 0 ? chainStart : (previous?.hash ?? '') }
    const why = faultOf(entry, before)
    if (why !== null) return found(before, entry, why)
    facts = applied(facts, entry)
  }
  const anchored = await ctx.db.auditEntry.count({
    where: { subjectType: 'compliance_case', subjectId: row.id, action: { startsWith: 'compliance_case.' } },
  })
  const last = entries.at(-1)
  const head = last ? { position: last.position, hash: last.hash } : { position: 0, hash: chainStart }
  if (anchored !== entries.length)
    return broken(entries.length, head, row.id, 'Entries of this case are missing')
  const differs = differenceOf(row, facts)
  return differs === null ? sound(entries.length, head) : broken(entries.length, head, row.id, differs)
}

type Head = { position: number; hash: string }

function faultOf(entry: EntryRow, before: Head): string | null {
  const { organizationId, position, caseId, kind, messageId, content, actor } = entry
  const at = entry.createdAt.toISOString()
  const link = { organizationId, position, caseId, kind, messageId, content, actor, at }
  if (position !== before.position + 1) return `The entry ${before.position + 1} is missing`
  if (entry.previousHash !== before.hash) return 'It does not follow the entry before it'
  if (hashLink(entry.previousHash, link) !== entry.hash) return 'Its content is not what was written'
  return isSealed(entry.hash, entry.seal) ? null : 'It was not written by this installation'
}

/** The audit log names the newest entry; a chain that ends before it was cut off. */
async function cutOff(ctx: OrgContext, head: Head): Promise<Verification | null> {
  const [anchor] = await ctx.db.$queryRaw<{ position: number; hash: string; caseId: string }[]>`
    SELECT (after->>'position')::int AS position, after->>'hash' AS hash, subject_id AS "caseId" FROM audit_entries
    WHERE subject_type = 'compliance_case' AND after ? 'hash' ORDER BY (after->>'position')::int DESC LIMIT 1`
  if (!anchor || (anchor.position === head.position && anchor.hash === head.hash)) return null
  if (anchor.position < head.position) return null
  return broken(head.position, head, anchor.caseId, `The chain ends before the entry ${anchor.position}`)
}

async function wrongCase(
  ctx: OrgContext,
  head: Head,
  facts: Map<string, Facts>,
): Promise<Verification | null> {
  const rows = await ctx.db.complianceCase.findMany({ orderBy: { number: 'asc' } })
  for (const row of rows) {
    const why = differenceOf(row, facts.get(row.id))
    if (why !== null) return broken(head.position, head, row.id, why)
  }
  return null
}

/** What the entries of a case say about it. */
type Facts = { severity: unknown; state: unknown; dueAt: unknown; reason: unknown }

function applied(facts: Facts | undefined, { kind, content }: EntryRow): Facts {
  const said = content as Record<string, unknown>
  if (facts === undefined || kind === 'opened')
    return { severity: said.severity, state: 'open', dueAt: said.dueAt, reason: said.reason }
  if (kind === 'severity') return { ...facts, severity: said.to, dueAt: said.dueAt }
  return kind === 'state' ? { ...facts, state: said.to } : facts
}

function differenceOf(row: CaseRow, facts: Facts | undefined): string | null {
  if (!facts) return 'The case has no entries'
  const now = {
    severity: row.severity,
    state: row.state,
    dueAt: row.dueAt.toISOString(),
    reason: row.reason,
  }
  const differs = (Object.keys(now) as (keyof Facts)[]).find((field) => now[field] !== facts[field])
  return differs ? `The case's ${differs} is not what its entries say` : null
}

function sound(checked: number, head: Head): Verification {
  return { intact: true, checked, head: head.position === 0 ? null : head, broken: null }
}

function found(before: Head, { position, id, caseId }: EntryRow, why: string): Verification {
  const head = before.position === 0 ? null : before
  return { intact: false, checked: before.position, head, broken: { position, entryId: id, caseId, why } }
}

function broken(checked: number, head: Head, caseId: string, why: string): Verification {
  return { intact: false, checked, head, broken: { position: null, entryId: null, caseId, why } }
}
