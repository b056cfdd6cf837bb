import { z } from 'zod'
import { triggerNames } from '../trigger-names.ts'

const longestWaitMinutes = 90 * 24 * 60

/** How long a run waits, by the clock or in opening hours, and what ends the run instead. */
export const waitSchema = z.strictObject({
  minutes: z.int().min(1).max(longestWaitMinutes),
  openHours: z.boolean().default(false),
  cancelledBy: z.array(z.enum(triggerNames)).max(5).default([]),
})

export type Wait = z.output<typeof waitSchema>

const spans = [
  ['day', 1_440],
  ['hour', 60],
  ['minute', 1],
] as const

/** A number of minutes as people say it: "2 days", "90 minutes". */
export function sayMinutes(minutes: number): string {
  const [unit, size] = spans.find(([, length]) => minutes % length === 0) ?? spans[2]
  const count = minutes / size
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
