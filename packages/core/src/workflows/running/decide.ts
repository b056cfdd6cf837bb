import { newId } from '@frontdesk/runtime/id'
import type { Names } from '../actions/action.ts'
import { evaluate, holds, type Verdict } from '../conditions/evaluate.ts'
import type { Facts } from '../facts/facts.ts'
import { triggerOf } from '../triggers/registry.ts'
import { refusal } from './guard.ts'
import type { Listener } from './listeners.ts'
import type { RaisedEvent } from './raised-event.ts'
import { type PendingStep, pendingSteps } from './steps/pending.ts'

/** A run as it begins, or the row that says why a workflow must not run. */
export type NewRun = {
  id: string
  workflowId: string
  workflowName: string
  versionId: string
  canary: boolean
  state: 'running' | 'skipped'
  reason: string
  verdict: Verdict
  remaining: PendingStep[]
}

/** Versions that listened and did not run, by the reason. */
export type PassedOver = { reason: string; versions: string[] }

type Question = { event: RaisedEvent; listeners: Listener[]; facts: Facts; names: Names; recentRuns: number }

/** Which workflows answer an event, and why the others do not. Asks nobody: everything it goes by is given. */
export function decide(question: Question): { runs: NewRun[]; passedOver: PassedOver[] } {
  const { event, listeners, facts } = question
  const runs: NewRun[] = []
  const passedOver = new Map<string, string[]>()
  for (const listener of listeners) {
    const reason = reasonAgainst(listener, facts, event)
    if (reason === null) runs.push(newRun(question, listener))
    else passedOver.set(reason, [...(passedOver.get(reason) ?? []), listener.versionId])
  }
  return { runs, passedOver: [...passedOver].map(([reason, versions]) => ({ reason, versions })) }
}

/** An event meant for one workflow needs no trigger of its kind. */
function reasonAgainst({ definition }: Listener, facts: Facts, event: RaisedEvent): string | null {
  const { trigger, conditions } = definition
  const meant = event.workflowId !== null || triggerOf(trigger.on).accepts(trigger.with, facts)
  if (!meant) return 'The trigger asks for something else'
  return holds(conditions, facts) ? null : 'Its conditions do not hold'
}

function newRun({ event, facts, names, recentRuns }: Question, listener: Listener): NewRun {
  const { workflowId, name, versionId, canary, definition } = listener
  const reason = refusal({ trigger: event.trigger, workflowId, path: event.path, recentRuns })
  return {
    id: newId(),
    workflowId,
    workflowName: name,
    versionId,
    canary,
    state: reason === null ? 'running' : 'skipped',
    reason: reason ?? '',
    verdict: evaluate(definition.conditions, facts, names),
    remaining: reason === null ? pendingSteps(definition.steps) : [],
  }
}
