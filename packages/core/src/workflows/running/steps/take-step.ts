import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../../context.ts'
import { Invalid } from '../../../errors.ts'
import { storableJson } from '../../../messages/storable.ts'
import type { Names } from '../../actions/action.ts'
import type { Verdict } from '../../conditions/evaluate.ts'
import type { Step } from '../../definition/definition.ts'
import { sayStep } from '../../definition/say.ts'
import { readFacts } from '../../facts/read.ts'
import { outcomeOf } from './outcome.ts'
import type { PendingStep } from './pending.ts'
import { endRun, type Run } from './run.ts'

/** Takes the next step of a locked run and keeps what came of it. Says whether there is more to do now. */
export async function takeStep(ctx: OrgContext, run: Run, names: Names): Promise<boolean> {
  const [pending, ...rest] = run.remaining
  if (!pending) {
    await endRun(ctx, run.id, 'done')
    return false
  }
  if (run.conversationId === null) throw new Invalid('The conversation is gone')
  const began = performance.now()
  const facts = await readFacts(ctx, { ...run, conversationId: run.conversationId })
  const outcome = await outcomeOf({ ctx, run, facts, names, pending, rest })
  await keepStep(ctx, { run, pending, outcome, said: sayStep(pending.step, names), began })
  const remaining = outcome.remaining ?? rest
  await ctx.db.$executeRaw`
    UPDATE workflow_runs SET remaining = ${storableJson(remaining)}::jsonb, steps_taken = steps_taken + 1,
      attempts = 0, state = ${outcome.state === 'waiting' ? 'waiting' : 'running'}
    WHERE id = ${run.id}::uuid`
  if (outcome.state === 'waiting') return false
  if (remaining.length > 0) return true
  await endRun(ctx, run.id, 'done')
  return false
}

type Kept = {
  run: Run
  pending: PendingStep
  outcome: { kind: string; state: string; effect: string; verdict?: Verdict; error?: string }
  said: string
  began: number
}

/** A step tried again is another row: what was tried before stays to be read. */
export async function keepStep(ctx: OrgContext, { run, pending, outcome, said, began }: Kept): Promise<void> {
  const { verdict, kind, state, effect, error } = outcome
  const tookMs = Math.max(0, Math.round(performance.now() - began))
  await ctx.db.$executeRaw`
    INSERT INTO workflow_run_steps (id, organization_id, run_id, place, attempt, kind, said, input, verdict, effect,
      state, error, took_ms)
    SELECT ${newId()}::uuid, ${ctx.organizationId}::uuid, ${run.id}::uuid, ${pending.place},
      1 + coalesce(max(s.attempt), 0), ${kind}, ${said}, ${storableJson(inputOf(pending.step))}::jsonb,
      ${verdict ? storableJson(verdict) : null}::jsonb, ${effect}, ${state}, ${error ?? null}, ${tookMs}
    FROM workflow_run_steps s WHERE s.run_id = ${run.id}::uuid AND s.place = ${pending.place}`
}

/** What a step was given, for its row. */
export function inputOf(step: Step): unknown {
  if ('do' in step) return step.with
  return 'wait' in step ? step.wait : {}
}
