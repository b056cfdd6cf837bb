import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'
import type { Verdict } from '../conditions/evaluate.ts'
import { findWorkflow } from '../view.ts'
import type { Difference } from './compare.ts'

export type ReplayView = {
  id: string
  workflowId: string
  state: 'running' | 'done' | 'cancelled' | 'failed'
  conversations: number
  lookedAt: number
  matched: number
  different: number
  /** by what differs, in how many conversations */
  counts: Record<string, number>
  createdAt: string
  finishedAt: string | null
}

export type ReplayResultView = {
  id: string
  conversation: { id: string; number: number; subject: string; contactName: string }
  matched: boolean
  different: boolean
  verdict: Verdict | null
  /** what the version in use does, and what the tried one would do */
  does: string[]
  would: string[]
  differences: Difference[]
}

export async function readReplay(ctx: OrgContext, id: string): Promise<ReplayView> {
  require(ctx, 'workflows:read')
  return findReplay(ctx, id)
}

export async function findReplay(ctx: OrgContext, id: string): Promise<ReplayView> {
  const row = await ctx.db.workflowReplay.findUnique({ where: { id } })
  if (!row) throw new NotFound('The trial')
  return viewOf(row)
}

type Kept = NonNullable<Awaited<ReturnType<OrgContext['db']['workflowReplay']['findFirst']>>>

function viewOf(row: Kept): ReplayView {
  return {
    id: row.id,
    workflowId: row.workflowId,
    state: row.state as ReplayView['state'],
    conversations: row.conversationIds.length,
    lookedAt: row.lookedAt,
    matched: row.matched,
    different: row.different,
    counts: row.counts as Record<string, number>,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}

/** The trials of a workflow, newest first. */
export async function listReplays(ctx: OrgContext, workflowId: string): Promise<ReplayView[]> {
  require(ctx, 'workflows:read')
  await findWorkflow(ctx, workflowId)
  const rows = await ctx.db.workflowReplay.findMany({
    where: { workflowId },
    orderBy: { id: 'desc' },
    take: 20,
  })
  return rows.map(viewOf)
}

type Row = Omit<ReplayResultView, 'conversation'> & {
  conversationId: string
  number: number
  subject: string
  contactName: string
}

/** What came of each conversation; only those that differ, unless all are wanted. */
export async function listReplayResults(
  ctx: OrgContext,
  input: PageInput & { id: string; all: boolean },
): Promise<Page<ReplayResultView>> {
  require(ctx, 'workflows:read')
  await findReplay(ctx, input.id)
  const after = decodeCursor(input.cursor, ['id'])
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT r.id, r.matched, r.different, r.verdict, r.does, r.would, r.differences,
      c.id AS "conversationId", c.number, c.subject, coalesce(nullif(k.name, ''), k.email) AS "contactName"
    FROM workflow_replay_results r
    JOIN conversations c ON c.organization_id = r.organization_id AND c.id = r.conversation_id
    JOIN contacts k ON k.organization_id = c.organization_id AND k.id = c.contact_id
    WHERE r.replay_id = ${input.id}::uuid AND (${input.all} OR r.different)
      AND (${after ? String(after[0]) : null}::uuid IS NULL OR r.id > ${after ? String(after[0]) : null}::uuid)
    ORDER BY r.id LIMIT ${input.limit + 1}`
  return pageOf(
    rows,
    input.limit,
    ({ id }) => [id],
    ({ conversationId, number, subject, contactName, ...row }) => ({
      ...row,
      conversation: { id: conversationId, number, subject, contactName },
    }),
  )
}
