import { newId } from '@frontdesk/runtime/id'
import { logger } from '@frontdesk/runtime/logger'
import { faultPoint } from '@frontdesk/runtime/process/fault'
import type { OrgContext } from '../../../context.ts'
import { DomainError } from '../../../errors.ts'
import type { Names } from '../../actions/action.ts'
import type { Step } from '../../definition/definition.ts'
import { sayStep } from '../../definition/say.ts'
import type { KnownFacts } from '../../facts/known.ts'
import { type Outcome, outcomeOf } from '../steps/outcome.ts'
import type { PendingStep } from '../steps/pending.ts'
import { actorOf, type Run } from '../steps/run.ts'
import { inputOf } from '../steps/take-step.ts'
import { type Attempt, attempt } from './attempt.ts'
import type { RunEnd, TakenStep } from './write.ts'

type Running = {
  ctx: OrgContext
  run: Run & { conversationId: string }
  known: KnownFacts
  names: Names
  /** a step that fails is undone alone, instead of everything in this transaction */
  careful: boolean
  mostSteps: number
}

type Came = { steps: TakenStep[]; end: RunEnd }

/**
 * Takes the steps of a run that has just begun, in the transaction in which it did. What is left after so many, or
 * after a failure that is not the domain's, is promised to a job of the run's own.
 */
export async function runSteps({ ctx, run, known, names, careful, mostSteps }: Running): Promise<Came> {
  const steps: TakenStep[] = []
  const acting = { ...ctx, actor: actorOf(run) }
  const { id, conversationId, remaining } = run
  const end: RunEnd = { id, conversationId, state: 'running', reason: '', remaining, stepsTaken: 0 }
  while (end.state === 'running' && steps.length < mostSteps) {
    const [pending, ...rest] = end.remaining
    if (!pending) break
    const began = performance.now()
    const facts = await known.read(ctx, asksFacts(pending.step))
    const tried = await attempt(acting, careful, (inside) =>
      outcomeOf({ ctx: inside, run, facts, names, pending, rest }),
    )
    if ('error' in tried && !(tried.error instanceof DomainError)) {
      logger.warn({ error: tried.error, runId: run.id }, 'a step of a workflow failed')
      break
    }
    steps.push({ ...rowOf(tried, pending.step), ...commonOf(run, pending, names, began) })
    advance(end, tried, pending, rest)
    if ('do' in pending.step) known.forget()
    faultPoint('workflow-step-taken')
  }
  if (end.state === 'running' && end.remaining.length === 0) end.state = 'done'
  if (end.state === 'running') ctx.emit({ type: 'workflow_run.continued', runId: run.id })
  return { steps, end }
}

/** Whether what a step does depends on what steps before it may have changed. */
function asksFacts(step: Step): boolean {
  if (!('do' in step)) return 'if' in step
  return step.when !== undefined || JSON.stringify(step.with).includes('{{')
}

function advance(end: RunEnd, tried: Attempt<Outcome>, { step }: PendingStep, rest: PendingStep[]): void {
  if ('error' in tried) {
    const goesOn = 'do' in step && step.onError === 'continue'
    if (!goesOn) Object.assign(end, { state: 'failed', reason: messageOf(tried.error) })
    else Object.assign(end, { remaining: rest, stepsTaken: end.stepsTaken + 1 })
    return
  }
  end.stepsTaken += 1
  end.remaining = tried.result.remaining ?? rest
  if (tried.result.state === 'waiting') end.state = 'waiting'
}

function rowOf(
  tried: Attempt<Outcome>,
  step: Step,
): Pick<TakenStep, 'kind' | 'state' | 'effect' | 'verdict' | 'error'> {
  if ('error' in tried) {
    const kind = 'do' in step ? step.do : 'if'
    return { kind, state: 'failed', effect: '', verdict: null, error: messageOf(tried.error) }
  }
  const { kind, state, effect, verdict = null } = tried.result
  return { kind, state, effect, verdict, error: null }
}

function commonOf(run: Run, { place, step }: PendingStep, names: Names, began: number) {
  const tookMs = Math.max(0, Math.round(performance.now() - began))
  return { id: newId(), runId: run.id, place, said: sayStep(step, names), input: inputOf(step), tookMs }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Something went wrong on our side'
}
