import type { Names } from '../actions/action.ts'
import { actionOf } from '../actions/registry.ts'
import { partsOf } from '../conditions/condition.ts'
import { sayCondition } from '../conditions/say.ts'
import { triggerOf } from '../triggers/registry.ts'
import type { Definition, Step } from './definition.ts'
import { sayMinutes } from './wait.ts'

/** A whole workflow as one sentence: "When a message arrives, if the text contains “refund”, then …". */
export function sayDefinition({ trigger, conditions, steps }: Definition, names: Names): string {
  const begin = `When ${triggerOf(trigger.on)?.say(trigger.with) ?? trigger.on}`
  const nested = partsOf(conditions)
  const when =
    nested?.parts.length === 0 && nested.by !== 'any' ? '' : `, if ${sayCondition(conditions, names)}`
  return `${begin}${when}, then ${saySteps(steps, names)}.`
}

/** One step as an order: "assign it to Rosa". */
export function sayStep(step: Step, names: Names): string {
  if ('stop' in step) return 'stop'
  if ('wait' in step) return sayWait(step.wait)
  if ('if' in step) {
    const otherwise = step.no.length > 0 ? `, otherwise ${saySteps(step.no, names)}` : ''
    return `if ${sayCondition(step.if, names)}, ${saySteps(step.yes, names)}${otherwise}`
  }
  const said = sayAction(step.do, step.with, names)
  return step.when ? `${said} if ${sayCondition(step.when, names)}` : said
}

function saySteps(steps: readonly Step[], names: Names): string {
  if (steps.length === 0) return 'do nothing'
  const said = steps.map((step) => sayStep(step, names))
  return said.length > 1 ? `${said.slice(0, -1).join(', ')} and ${said.at(-1)}` : (said[0] ?? '')
}

function sayAction(name: string, parameters: unknown, names: Names): string {
  try {
    return actionOf(name)?.say(parameters, names) ?? `do “${name}”`
  } catch {
    return `${actionOf(name)?.label.toLowerCase() ?? name} (not set up yet)`
  }
}

const endings: Partial<Record<string, string>> = {
  message_arrived: 'the customer writes',
  reply_sent: 'somebody replies',
  status_changed: 'the status changes',
  conversation_assigned: 'it is assigned',
}

function sayWait({
  minutes,
  openHours,
  cancelledBy,
}: {
  minutes: number
  openHours: boolean
  cancelledBy: string[]
}) {
  const hours = openHours ? ' of opening hours' : ''
  const unless = cancelledBy.map((name) => endings[name] ?? name.replaceAll('_', ' ')).join(' or ')
  return `wait ${sayMinutes(minutes)}${hours}${unless === '' ? '' : ` (and end if ${unless})`}`
}
