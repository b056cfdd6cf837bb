import type { OrgContext } from '../../../context.ts'
import { Invalid } from '../../../errors.ts'
import type { Names } from '../../actions/action.ts'
import { actionOf } from '../../actions/registry.ts'
import { evaluate, type Verdict } from '../../conditions/evaluate.ts'
import type { ActionStep, BranchStep, WaitStep } from '../../definition/definition.ts'
import type { Facts } from '../../facts/facts.ts'
import type { TriggerName } from '../../trigger-names.ts'
import { setWait } from '../time/timers.ts'
import { type PendingStep, pendingSteps } from './pending.ts'
import type { Run } from './run.ts'

/** What a step came to. `remaining` is what is left to do where it is not simply the rest. */
export type Outcome = {
  kind: string
  state: 'done' | 'skipped' | 'waiting'
  effect: string
  verdict?: Verdict
  remaining?: PendingStep[]
}

export type Taking = {
  ctx: OrgContext
  run: Run
  facts: Facts
  names: Names
  pending: PendingStep
  rest: PendingStep[]
}

/** Does what a step says, in the transaction of `ctx`, and tells what came of it. */
export async function outcomeOf(taking: Taking): Promise<Outcome> {
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
  const asked = isAsked(run)
  const stepRun = { runId, workflowId, workflowName, eventId, asked, place: pending.place, facts, names }
  return {
    kind: step.do,
    state: 'done',
    effect: await action.apply(ctx, step.with, stepRun),
    ...judged,
  }
}

/** What comes in, and all that workflows then set off, nobody has asked for. */
const byThemselves: readonly TriggerName[] = ['conversation_created', 'message_arrived', 'classified']

function isAsked({ trigger, path }: Run): boolean {
  return path.length === 0 && !byThemselves.includes(trigger)
}
