import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import { storableJson, storableValue } from '../../messages/storable.ts'
import type { Verdict } from '../../workflows/conditions/evaluate.ts'
import { type Difference, type Numbers, numberNames } from '../outcome.ts'
import { lookAgain } from './look-again.ts'

/** What came of one conversation; `spent` is what asking providers for it has cost, in millionths of a dollar. */
export type Result = { conversationId: string; spent: number } & (
  | { outcome: 'left_out' }
  | { outcome: 'failed'; error: string }
  | {
      outcome: 'tried'
      messageId: string | null
      matched: boolean
      verdict: Verdict | null
      does: string[]
      would: string[]
      differences: Difference[]
      numbers: Numbers
      cost: { before: number; after: number }
    }
)
type TriedResult = Extract<Result, { outcome: 'tried' }>

type Counted = { id: string; from: number; to: number; last: boolean }

/**
 * Keeps results and counts them, where the trial still runs and stands where they begin. False where it does not: it
 * was cancelled, or another worker was faster.
 */
export async function keepResults(
  ctx: OrgContext,
  counted: Counted,
  results: readonly Result[],
): Promise<boolean> {
  const replay = await lockReplay(ctx, counted)
  if (!replay) {
    await lookAgain(ctx, counted.id)
    return false
  }
  await insert(ctx, counted.id, results)
  const tried = results.filter((result) => result.outcome === 'tried')
  const { left_out: leftOut = [], failed = [] } = Object.groupBy(results, ({ outcome }) => outcome)
  const over = counted.to >= replay.total
  await ctx.db.replay.update({
    where: { id: counted.id },
    data: {
      lookedAt: counted.to,
      counts: addCounts(replay.counts, tried),
      numbers: addNumbers(replay.numbers, tried),
      matched: { increment: tried.filter(({ matched }) => matched).length },
      different: { increment: tried.filter(({ differences }) => differences.length > 0).length },
      leftOut: { increment: leftOut.length },
      failed: { increment: failed.length },
      costBeforeMicros: { increment: sum(tried.map(({ cost }) => cost.before)) },
      costAfterMicros: { increment: sum(tried.map(({ cost }) => cost.after)) },
      spentMicros: { increment: sum(results.map(({ spent }) => spent)) },
      ...(over ? { state: 'done', finishedAt: new Date() } : {}),
    },
  })
  ctx.emit({ type: 'replay.changed', replayId: counted.id })
  if (counted.last && !over) ctx.emit({ type: 'replay.continued', replayId: counted.id })
  return !over
}

type Locked = { counts: Record<string, number>; numbers: Numbers; total: number }

async function lockReplay(ctx: OrgContext, { id, from }: Counted): Promise<Locked | null> {
  const [row] = await ctx.db.$queryRaw<Locked[]>`
    SELECT counts, numbers, cardinality(conversation_ids) AS total
    FROM replays WHERE id = ${id}::uuid AND state = 'running' AND looked_at = ${from}::int FOR UPDATE`
  return row ?? null
}

/** A conversation that was deleted meanwhile is counted, and has no row. */
async function insert(ctx: OrgContext, id: string, results: readonly Result[]): Promise<void> {
  const rows = results.flatMap((result) => (result.outcome === 'left_out' ? [] : [rowOf(result)]))
  if (rows.length === 0) return
  await ctx.db.$executeRaw`
    INSERT INTO replay_results (id, organization_id, replay_id, conversation_id, message_id, matched, different,
      verdict, does, would, differences, cost_before_micros, cost_after_micros, error)
    SELECT r.id, ${ctx.organizationId}::uuid, ${id}::uuid, r."conversationId", r."messageId", r.matched, r.different,
      r.verdict, r.does, r.would, r.differences, r.before, r.after, r.error
    FROM json_to_recordset(${storableJson(rows)}::json) AS r (id uuid, "conversationId" uuid, "messageId" uuid,
      matched boolean, different boolean, verdict jsonb, does jsonb, would jsonb, differences jsonb, before bigint,
      after bigint, error text)
    JOIN conversations c ON c.id = r."conversationId"
    ON CONFLICT (organization_id, replay_id, conversation_id) DO NOTHING`
}

const nothing = { matched: false, verdict: null, does: [], would: [], differences: [], messageId: null }

function rowOf(result: Exclude<Result, { outcome: 'left_out' }>) {
  const { conversationId } = result
  const id = newId()
  if (result.outcome === 'failed') {
    return { id, conversationId, ...nothing, different: false, before: 0, after: 0, error: result.error }
  }
  const { messageId, matched, verdict, does, would, differences, cost } = result
  const different = differences.length > 0
  const shown = { messageId, matched, verdict, does, would, differences }
  return { id, conversationId, ...shown, different, ...rounded(cost), error: null }
}

function rounded({ before, after }: TriedResult['cost']) {
  return { before: Math.round(before), after: Math.round(after) }
}

function addCounts(known: Record<string, number>, tried: readonly TriedResult[]): Record<string, number> {
  const counts = { ...known }
  for (const { field } of tried.flatMap(({ differences }) => differences))
    counts[field] = (counts[field] ?? 0) + 1
  return counts
}

function addNumbers(known: Numbers, tried: readonly TriedResult[]): Numbers {
  const added: Numbers = { ...known }
  for (const name of numberNames) {
    for (const { numbers } of tried) {
      const own = numbers[name]
      const { before = 0, after = 0 } = added[name] ?? {}
      if (own) added[name] = { before: before + own.before, after: after + own.after }
    }
  }
  return storableValue(added)
}

function sum(numbers: readonly number[]): number {
  return Math.round(numbers.reduce((total, one) => total + one, 0))
}
