import type { Names } from '../actions/action.ts'
import { actionOf } from '../actions/registry.ts'
import { evaluate, holds, type Verdict } from '../conditions/evaluate.ts'
import type { Facts } from '../facts/facts.ts'
import type { ActionStep, Definition, Step } from './definition.ts'
import { sayStep } from './say.ts'

/** What a definition would have done: the sentences of its steps, the state it would leave, and its replies. */
export type Simulated = {
  matched: boolean
  verdict: Verdict
  does: string[]
  conversation: Facts['conversation']
  replies: string[]
  /** the actions that were taken, by name */
  actions: string[]
  /** the SLA policy that was set, whatever its conditions */
  policyId: string | null
}

/** The workflow in use under an id, which another one may begin. */
export type Others = (workflowId: string) => Definition | undefined

/** As deep as workflows may set each other off in a trial. */
const deepest = 3

/**
 * Goes through a definition without any effect. Waits are taken to be over, with nothing that ended them; a workflow
 * that is begun is gone through as well, where it is given.
 */
export function simulate(
  definition: Definition,
  facts: Facts,
  names: Names,
  others: Others = () => undefined,
  depth = 0,
): Simulated {
  const verdict = evaluate(definition.conditions, facts, names)
  const result: Simulated = {
    matched: verdict.holds,
    verdict,
    does: [],
    conversation: facts.conversation,
    replies: [],
    actions: [],
    policyId: null,
  }
  if (!verdict.holds) return result
  const waiting: Step[] = [...definition.steps]
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const now = { ...facts, conversation: result.conversation }
    if ('if' in step) {
      waiting.unshift(...(holds(step.if, now) ? step.yes : step.no))
      continue
    }
    if ('do' in step && step.when && !holds(step.when, now)) continue
    result.does.push('do' in step ? sayStep(withoutCondition(step), names) : sayStep(step, names))
    if ('stop' in step) return result
    if (!('do' in step)) continue
    foresee(result, step, now, names)
    const other = depth < deepest ? others(String(step.with.workflowId ?? '')) : undefined
    if (other)
      follow(
        result,
        simulate(other, { ...facts, conversation: result.conversation }, names, others, depth + 1),
      )
  }
  return result
}

function withoutCondition({ when: _when, ...step }: ActionStep): ActionStep {
  return step
}

function foresee(result: Simulated, step: ActionStep, facts: Facts, names: Names): void {
  const { conversation, reply, policyId } = actionOf(step.do)?.foresee(step.with, facts, names) ?? {}
  result.actions.push(step.do)
  if (policyId !== undefined) result.policyId = policyId
  result.conversation = { ...result.conversation, ...conversation }
  if (reply !== undefined) result.replies.push(reply)
}

/** What a workflow that was begun does is told with it. Without its conditions it does nothing. */
function follow(result: Simulated, begun: Simulated): void {
  result.does.push(...begun.does)
  result.actions.push(...begun.actions)
  result.replies.push(...begun.replies)
  result.conversation = begun.conversation
  result.policyId = begun.policyId ?? result.policyId
}
