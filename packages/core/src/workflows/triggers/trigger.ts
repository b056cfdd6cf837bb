import type { z } from 'zod'
import type { Facts } from '../facts/facts.ts'
import type { TriggerName } from '../trigger-names.ts'

type Spec<S extends z.ZodType> = {
  name: TriggerName
  label: string
  schema: S
  /** as it follows "When", such as "a message arrives" */
  say(parameters: z.output<S>): string
  /** whether this very event is meant; all are where it is left out */
  accepts?(parameters: z.output<S>, facts: Facts): boolean
  /** what else has to be heard of to know when it is due */
  alsoHears?: readonly TriggerName[]
}

export type Trigger = {
  name: TriggerName
  label: string
  schema: z.ZodType
  say(parameters: unknown): string
  accepts(parameters: unknown, facts: Facts): boolean
  alsoHears: readonly TriggerName[]
}

/** Makes a trigger for the registry. */
export function defineTrigger<S extends z.ZodType>(spec: Spec<S>): Trigger {
  const { name, label, schema, alsoHears = [] } = spec
  return {
    name,
    label,
    schema,
    alsoHears,
    say: (parameters) => {
      const parsed = schema.safeParse(parameters)
      return parsed.success ? spec.say(parsed.data) : label.toLowerCase()
    },
    accepts: (parameters, facts) => {
      const parsed = schema.safeParse(parameters)
      return parsed.success && (spec.accepts?.(parsed.data, facts) ?? true)
    },
  }
}
