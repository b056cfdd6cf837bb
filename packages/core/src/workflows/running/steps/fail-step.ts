import type { OrgContext } from '../../../context.ts'
import { storableJson } from '../../../messages/storable.ts'
import { sayStep } from '../../definition/say.ts'
import { recentNames } from '../../facts/names.ts'
import { endRun, lockRun } from './run.ts'
import { keepStep } from './take-step.ts'

type Failure = { runId: string; place: string; refused: boolean; message: string }

/** A step that fails for no reason of the domain is tried so often before it is given up. */
const mostAttempts = 4

/**
 * Keeps a failure as the outcome of the step it befell, and ends the run unless the step says to go on. The failed
 * step stays the next one, so that the run can be tried again from there.
 */
export async function failStep(
  ctx: OrgContext,
  { runId, place, refused, message }: Failure,
): Promise<{ goesOn: boolean; giveUp: boolean }> {
  const run = await lockRun(ctx, runId)
  const [pending, ...rest] = run?.remaining ?? []
  if (run?.state !== 'running' || !pending) return { goesOn: false, giveUp: true }
  // Another worker has settled the step that failed, and the next one was not even tried here.
  if (pending.place !== place) return { goesOn: true, giveUp: true }
  if (!refused && run.attempts + 1 < mostAttempts) {
    await ctx.db.$executeRaw`UPDATE workflow_runs SET attempts = attempts + 1 WHERE id = ${runId}::uuid`
    return { goesOn: false, giveUp: false }
  }
  const { step } = pending
  await keepStep(ctx, {
    run,
    pending,
    said: sayStep(step, await recentNames(ctx)),
    began: performance.now(),
    outcome: { kind: 'do' in step ? step.do : 'if', state: 'failed', effect: '', error: message },
  })
  if ('do' in step && step.onError === 'continue') {
    await ctx.db.$executeRaw`
      UPDATE workflow_runs SET remaining = ${storableJson(rest)}::jsonb, attempts = 0, steps_taken = steps_taken + 1
      WHERE id = ${runId}::uuid`
    return { goesOn: true, giveUp: true }
  }
  await endRun(ctx, runId, 'failed', message)
  return { goesOn: false, giveUp: true }
}
