import { newId } from '@frontdesk/runtime/id'
import { actorRecord } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { training } from './thresholds.ts'

/**
 * Makes sure that a training waits. One that waits already is moved: forward to now when somebody asked for it,
 * back while changes go on coming otherwise. Returns its id.
 */
export async function promiseTraining(ctx: OrgContext, trigger: 'asked' | 'automatic'): Promise<string> {
  const wait = trigger === 'asked' ? 0 : training.quietSeconds
  const actor = JSON.stringify(actorRecord(ctx.actor))
  const [row] = await ctx.db.$queryRaw<{ id: string; notBefore: Date; fresh: boolean; asked: boolean }[]>`
    INSERT INTO classifier_trainings AS t (id, organization_id, trigger, actor, not_before)
    VALUES (${newId()}::uuid, ${ctx.organizationId}::uuid, ${trigger}, ${actor}::jsonb,
      now() + make_interval(secs => ${wait}))
    ON CONFLICT (organization_id, state) WHERE state IN ('queued', 'running') DO UPDATE SET
      trigger = CASE WHEN excluded.trigger = 'asked' THEN 'asked' ELSE t.trigger END,
      actor = CASE WHEN excluded.trigger = 'asked' THEN excluded.actor ELSE t.actor END,
      not_before = CASE WHEN excluded.trigger = 'asked' THEN least(t.not_before, excluded.not_before)
        WHEN t.trigger = 'asked' THEN t.not_before
        ELSE least(excluded.not_before, t.created_at + make_interval(secs => ${training.mostWaitSeconds})) END
    RETURNING id, not_before AS "notBefore", xmax = 0 AS fresh, trigger = 'asked' AS asked`
  if (!row) throw new Error('A training could not be promised')
  // The job of one that waited already finds the new time by itself, unless that is earlier.
  if (row.fresh || (row.asked && trigger === 'asked'))
    ctx.emit({ type: 'classifier.training_due', trainingId: row.id, notBefore: row.notBefore })
  return row.id
}

/** To be called after examples or categories changed: promises a training once enough of them have. */
export async function trainWhenEnoughChanged(ctx: OrgContext): Promise<void> {
  const { changed, all } = await countChanges(ctx)
  if (changed >= neededChanges(all)) await promiseTraining(ctx, 'automatic')
}

/** How many changed examples bring about the next automatic training. */
export function neededChanges(all: number): number {
  return Math.max(training.retrainAfter, Math.ceil(all * training.retrainShare))
}

/** Own examples that came since the last training began, and all of them. */
export async function countChanges(ctx: OrgContext): Promise<{ changed: number; all: number }> {
  const [row] = await ctx.db.$queryRaw<{ changed: number; all: number }[]>`
    SELECT count(*) FILTER (WHERE created_at > coalesce(last.at, '-infinity'))::int AS changed, count(*)::int AS "all"
    FROM training_examples,
      (SELECT max(started_at) AS at FROM classifier_trainings WHERE state IN ('running', 'done')) last
    WHERE category_id IS NOT NULL`
  return row ?? { changed: 0, all: 0 }
}
