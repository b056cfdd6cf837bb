import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import type { Names } from '../actions/action.ts'
import { type Condition, partsOf } from '../conditions/condition.ts'
import { sayCondition } from '../conditions/say.ts'
import { readNames } from '../facts/names.ts'
import { triggerOf } from '../triggers/registry.ts'
import type { ActionStep, Definition, Step } from './definition.ts'
import { readDefinition } from './read.ts'
import { sayStep } from './say.ts'

/**
 * A part of a workflow as it is drawn: what it says, the ways that lead on from a condition, and the workflow that
 * another one begins. `place` is that of the step, such as `2.yes.0`.
 */
export type GraphNode = {
  place: string
  kind: 'trigger' | 'condition' | 'action' | 'wait' | 'stop' | 'workflow'
  text: string
  branches: { yes: GraphNode[]; no: GraphNode[] } | null
  workflowId: string | null
}

/** A definition, saved or not, as the nodes of its graph; what is missing in a step does not keep it from being drawn. */
export async function drawWorkflow(
  ctx: OrgContext,
  input: { definition: unknown },
): Promise<{ nodes: GraphNode[] }> {
  require(ctx, 'workflows:read')
  return { nodes: graphOf(readDefinition(input.definition), await readNames(ctx)) }
}

/** The nodes one after another. Conditions branch; where they do not hold the workflow does nothing. */
export function graphOf({ trigger, conditions, steps }: Definition, names: Names): GraphNode[] {
  const text = `When ${triggerOf(trigger.on).say(trigger.with)}`
  const begin = node('trigger', { place: 'trigger', text })
  const following = steps.map((step, at) => nodeOf(step, String(at), names))
  if (holdsAlways(conditions)) return [begin, ...following]
  return [begin, branch('conditions', sayCondition(conditions, names), { yes: following, no: [] })]
}

function holdsAlways(condition: Condition): boolean {
  const nested = partsOf(condition)
  return nested?.parts.length === 0 && nested.by !== 'any'
}

function nodeOf(step: Step, place: string, names: Names): GraphNode {
  if ('stop' in step) return node('stop', { place, text: 'Stop' })
  if ('wait' in step) return node('wait', { place, text: capital(sayStep(step, names)) })
  if ('if' in step) {
    const below = (way: 'yes' | 'no') =>
      step[way].map((one, at) => nodeOf(one, `${place}.${way}.${at}`, names))
    return branch(place, sayCondition(step.if, names), { yes: below('yes'), no: below('no') })
  }
  const { when, ...rest } = step
  if (!when) return actionOf(rest, place, names)
  return branch(`${place}.when`, sayCondition(when, names), { yes: [actionOf(rest, place, names)], no: [] })
}

function actionOf(step: ActionStep, place: string, names: Names): GraphNode {
  const text = capital(sayStep(step, names))
  const { workflowId } = step.with
  if (typeof workflowId !== 'string') return node('action', { place, text })
  return { ...node('workflow', { place, text }), workflowId }
}

function branch(place: string, said: string, branches: { yes: GraphNode[]; no: GraphNode[] }): GraphNode {
  return { ...node('condition', { place, text: `If ${said}` }), branches }
}

function node(kind: GraphNode['kind'], { place, text }: { place: string; text: string }): GraphNode {
  return { place, kind, text, branches: null, workflowId: null }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
