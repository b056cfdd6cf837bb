import type { OrgContext } from '../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import { type CaseState, type CaseView, findCase, toCase } from './case.ts'

export type EntryView = {
  id: string
  position: number
  kind: string
  messageId: string | null
  content: unknown
  actor: { type: string; id: string; name: string }
  at: string
  previousHash: string
  hash: string
}

export type CaseDetail = CaseView & { entries: EntryView[] }

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
/** What one case shows; none has so many. */
const mostEntries = 5_000

/** Cases, newest first; the running ones, the closed ones or all. */
export async function listComplianceCases(
  ctx: OrgContext,
  input: PageInput & { state?: CaseState | undefined },
): Promise<Page<CaseView>> {
  require(ctx, 'compliance:read')
  const before = String(decodeCursor(input.cursor, ['id'])?.[0] ?? lastId)
  const rows = await ctx.db.complianceCase.findMany({
    where: { id: { lt: before }, ...(input.state ? { state: input.state } : {}) },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  })
  return pageOf(rows, input.limit, (row) => [row.id], toCase)
}

/** A case with everything that ever happened in it, oldest first. */
export async function readComplianceCase(ctx: OrgContext, id: string): Promise<CaseDetail> {
  require(ctx, 'compliance:read')
  const row = await findCase(ctx, id)
  const entries = await ctx.db.complianceEntry.findMany({
    where: { caseId: row.id },
    orderBy: { position: 'asc' },
    take: mostEntries,
  })
  return { ...toCase(row), entries: entries.map(toEntry) }
}

export type EntryRow = Awaited<ReturnType<OrgContext['db']['complianceEntry']['findFirstOrThrow']>>

function toEntry(row: EntryRow): EntryView {
  const { id, position, kind, messageId, content, actor, createdAt, previousHash, hash } = row
  return {
    id,
    position,
    kind,
    messageId,
    content,
    actor: actor as EntryView['actor'],
    at: createdAt.toISOString(),
    previousHash,
    hash,
  }
}
