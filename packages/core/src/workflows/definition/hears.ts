import type { TriggerName } from '../trigger-names.ts'
import { triggerOf } from '../triggers/registry.ts'
import { type Definition, eachStep } from './definition.ts'

/** Every trigger a workflow has to be told of: its own, those that set or end its timers, those that end its waits. */
export function hearsOf({ trigger, steps }: Definition): TriggerName[] {
  const endings = [...eachStep(steps)].flatMap(({ step }) => ('wait' in step ? step.wait.cancelledBy : []))
  return [...new Set([trigger.on, ...(triggerOf(trigger.on)?.alsoHears ?? []), ...endings])]
}
