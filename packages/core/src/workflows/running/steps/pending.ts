import type { Step } from '../../definition/definition.ts'

/** A step that is still to be taken, with its place in the definition, such as `2.yes.0`. */
export type PendingStep = { place: string; step: Step }

export function pendingSteps(steps: readonly Step[], before = ''): PendingStep[] {
  return steps.map((step, at) => ({ place: `${before}${at}`, step }))
}
