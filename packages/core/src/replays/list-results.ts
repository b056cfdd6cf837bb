import { compareTexts, type DiffRow } from '../articles/versions/compare.ts'
import type { OrgContext } from '../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import type { Verdict } from '../workflows/conditions/evaluate.ts'
import type { Difference } from './outcome.ts'
import { findReplay } from './view.ts'

export type ReplayResultView = {
  id: string
  conversation: { id: string; number: number; subject: string; contactName: string }
  matched: boolean
  different: boolean
  verdict: Verdict | null
  /** what is done now, and what would be */
  does: string[]
  would: string[]
  /** `rows` compare replies by lines and words */
  differences: (Difference & { rows: DiffRow[] })[]
  /** millionths of a dollar */
  cost: { before: number; after: number }
  /** why it could not be tried */
  error: string | null
}

type Row = Omit<ReplayResultView, 'conversation' | 'cost' | 'differences'> & {
  differences: Difference[]
  conversationId: string
  number: number
  subject: string
  contactName: string
  before: number
  after: number
}

export type Shown = 'different' | 'failed' | 'all'

/** What came of each conversation: those that differ, those that could not be tried, or all of them. */
export async function listReplayResults(
  ctx: OrgContext,
  input: PageInput & { id: string; show: Shown },
): Promise<Page<ReplayResultView>> {
  require(ctx, 'replays:read')
  await findReplay(ctx, input.id)
  const { show } = input
  const [after = null] = decodeCursor(input.cursor, ['id']) ?? []
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT r.id, r.matched, r.different, r.verdict, r.does, r.would, r.differences, r.error,
      r.cost_before_micros::float8 AS before, r.cost_after_micros::float8 AS after,
      c.id AS "conversationId", c.number, c.subject, coalesce(nullif(k.name, ''), k.email) AS "contactName"
    FROM replay_results r
    JOIN conversations c ON c.organization_id = r.organization_id AND c.id = r.conversation_id
    JOIN contacts k ON k.organization_id = c.organization_id AND k.id = c.contact_id
    WHERE r.replay_id = ${input.id}::uuid
      AND (${show} = 'all' OR (${show} = 'different' AND r.different) OR (${show} = 'failed' AND r.error IS NOT NULL))
      AND (${after}::uuid IS NULL OR r.id > ${after}::uuid)
    ORDER BY r.id LIMIT ${input.limit + 1}`
  return pageOf(
    rows,
    input.limit,
    ({ id }) => [id],
    ({ conversationId, number, subject, contactName, before, after: then, differences, ...row }) => ({
      ...row,
      differences: differences.map(withRows),
      conversation: { id: conversationId, number, subject, contactName },
      cost: { before, after: then },
    }),
  )
}

function withRows(difference: Difference): ReplayResultView['differences'][number] {
  const { field, before, after } = difference
  return { ...difference, rows: field === 'replies' ? compareTexts(before, after) : [] }
}
