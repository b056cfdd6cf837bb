import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../../context.ts'
import { Invalid } from '../../../errors.ts'
import { storableJson } from '../../../messages/storable.ts'
import type { Names } from '../../actions/action.ts'
import { actionOf } from '../../actions/registry.ts'
import { evaluate, type Verdict } from '../../conditions/evaluate.ts'
import type { ActionStep, BranchStep, Step, WaitStep } from '../../definition/definition.ts'
import { sayStep } from '../../definition/say.ts'
import type { Facts } from '../../facts/facts.ts'
import { readFacts } from '../../facts/read.ts'
import { setWait } from '../time/timers.ts'
import { type PendingStep, pendingSteps } from './pending.ts'
import { endRun, type Run } from './run.ts'

/** What a step came to. `remaining` is what is left to do where it is not simply the rest. */
type Outcome = {
  kind: string
  state: 'done' | 'skipped' | 'waiting'
  effect: string
  verdict?: Verdict
  remaining?: PendingStep[]
}

type Taking = {
  ctx: OrgContext
  run: Run
  facts: Facts
  names: Names
  pending: PendingStep
  rest: PendingStep[]
}

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

async function outcomeOf(taking: Taking): Promise<Outcome> {
  const { step } = taking.pending
  if ('stop' in step) return { kind: 'stop', state: 'done', effect: 'The run ended here', remaining: [] }
  if ('wait' in step) return waitFor(taking, step)
  if ('if' in step) return branch(taking, step)
  return act(taking, step)
}

async function waitFor({ ctx, run, facts }: Taking, { wait }: WaitStep): Promise<Outcome> {
  const dueAt = await setWait(ctx, { run, facts, wait })
  return { kind: 'wait', state: 'waiting', effect: `Waits until ${dueAt.toISOString()}` }
}

function branch({ facts, names, pending, rest }: Taking, step: BranchStep): Outcome {
  const verdict = evaluate(step.if, facts, names)
  const way = verdict.holds ? 'yes' : 'no'
  return {
    kind: 'if',
    state: 'done',
    effect: verdict.holds ? 'It is so' : 'It is not so',
    verdict,
    remaining: [...pendingSteps(step[way], `${pending.place}.${way}.`), ...rest],
  }
}

async function act({ ctx, run, facts, names, pending }: Taking, step: ActionStep): Promise<Outcome> {
  const verdict = step.when && evaluate(step.when, facts, names)
  const judged = verdict ? { verdict } : {}
  if (verdict?.holds === false) {
    return { kind: step.do, state: 'skipped', effect: 'Its condition does not hold', ...judged }
  }
  const action = actionOf(step.do)
  if (!action) throw new Invalid(`There is no action “${step.do}”`)
  const { id: runId, workflowId, workflowName, eventId } = run
  const stepRun = { runId, workflowId, workflowName, eventId, place: pending.place, facts, names }
  return {
    kind: step.do,
    state: 'done',
    effect: await action.apply(ctx, step.with, stepRun),
    ...judged,
  }
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

function inputOf(step: Step): unknown {
  if ('do' in step) return step.with
  return 'wait' in step ? step.wait : {}
}
