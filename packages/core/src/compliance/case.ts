import type { OrgContext } from '../context.ts'
import type { Severity } from '../conversations/query/row.ts'
import { NotFound } from '../errors.ts'
import { isId } from '../paging.ts'

export type CaseState = 'open' | 'investigating' | 'closed'

export type CaseView = {
  id: string
  number: number
  /** null when the conversation is gone; its number stays */
  conversationId: string | null
  conversationNumber: number
  severity: Severity
  state: CaseState
  reason: string
  dueAt: string
  /** nobody has looked into it, and its time is over */
  overdue: boolean
  firstLookedAt: string | null
  closedAt: string | null
  closedReason: string
  openedBy: { type: string; name: string }
  createdAt: string
  updatedAt: string
}

export type CaseRow = Awaited<ReturnType<OrgContext['db']['complianceCase']['findFirstOrThrow']>>

export async function findCase(ctx: OrgContext, id: string): Promise<CaseRow> {
  const row = isId(id) ? await ctx.db.complianceCase.findFirst({ where: { id } }) : null
  if (!row) throw new NotFound('The case')
  return row
}

export function toCase(row: CaseRow): CaseView {
  const { type = '', name = '' } = row.openedBy as { type?: string; name?: string }
  return {
    id: row.id,
    number: row.number,
    conversationId: row.conversationId,
    conversationNumber: row.conversationNumber,
    severity: row.severity as Severity,
    state: row.state as CaseState,
    reason: row.reason,
    dueAt: row.dueAt.toISOString(),
    overdue: row.state === 'open' && row.dueAt < new Date(),
    firstLookedAt: row.firstLookedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    closedReason: row.closedReason,
    openedBy: { type, name },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}
