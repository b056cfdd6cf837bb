import type { TriggerName } from '../trigger-names.ts'

/** How far workflows may set each other off, and how often they may run for one conversation. */
export const limits = { depth: 5, runsPerHour: 60 } as const

type Question = {
  trigger: TriggerName
  workflowId: string
  /** the workflows that led to the event, the last one last */
  path: readonly string[]
  /** runs of the organization's workflows for the conversation in the last hour */
  recentRuns: number
}

/** A message is judged once, whatever workflows do: what is to follow from that does not depend on how often they ran. */
const onceEach: readonly TriggerName[] = ['classified']

/** Why a workflow must not answer an event, in a sentence; null when it may. What it set off never sets it off again. */
export function refusal({ trigger, workflowId, path, recentRuns }: Question): string | null {
  if (path.includes(workflowId)) return 'It would have set itself off'
  if (path.length >= limits.depth) return `More than ${limits.depth} workflows set each other off`
  if (recentRuns >= limits.runsPerHour && !onceEach.includes(trigger))
    return `Workflows ran ${limits.runsPerHour} times for this conversation within an hour`
  return null
}
