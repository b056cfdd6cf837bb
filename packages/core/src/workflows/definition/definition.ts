import { z } from 'zod'
import { type Condition, conditionSchema } from '../conditions/condition.ts'
import { triggerNames } from '../trigger-names.ts'
import { type Wait, waitSchema } from './wait.ts'

const parameters = z.record(z.string(), z.unknown())

export type ActionStep = {
  do: string
  with: Record<string, unknown>
  when?: Condition
  onError: 'stop' | 'continue'
}
export type BranchStep = { if: Condition; yes: Step[]; no: Step[] }
export type WaitStep = { wait: Wait }
export type StopStep = { stop: true }
export type Step = ActionStep | BranchStep | WaitStep | StopStep

const step: z.ZodType<Step> = z.lazy(() =>
  z.union([
    z.strictObject({
      do: z.string().max(60),
      with: parameters.default({}),
      when: conditionSchema.exactOptional(),
      onError: z.enum(['stop', 'continue']).default('stop'),
    }),
    z.strictObject({
      if: conditionSchema,
      yes: z.array(step).max(30),
      no: z.array(step).max(30).default([]),
    }),
    z.strictObject({ wait: waitSchema }),
    z.strictObject({ stop: z.literal(true) }),
  ]),
)

/** What a workflow is: what it begins with, under which conditions, and what it then does in order. */
export const definitionSchema = z.strictObject({
  trigger: z.strictObject({ on: z.enum(triggerNames), with: parameters.default({}) }),
  conditions: conditionSchema.default({ all: [] }),
  steps: z.array(step).min(1).max(30),
})

export type Definition = z.output<typeof definitionSchema>

/** Every step, also those within branches, with its place such as `2.yes.0`. */
export function* eachStep(steps: readonly Step[], before = ''): Generator<{ place: string; step: Step }> {
  for (const [at, step] of steps.entries()) {
    const place = `${before}${at}`
    yield { place, step }
    if (!('if' in step)) continue
    yield* eachStep(step.yes, `${place}.yes.`)
    yield* eachStep(step.no, `${place}.no.`)
  }
}
