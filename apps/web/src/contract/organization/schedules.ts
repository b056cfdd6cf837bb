import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { timestamp } from '../shared.ts'

const count = z.number().int()

/** What runs by the clock of the installation, and how its last turn went. */
export const schedule = z.object({
  name: z.string(),
  everySeconds: count,
  nextAt: timestamp,
  startedAt: timestamp.nullable(),
  finishedAt: timestamp.nullable(),
  outcome: z.enum(['done', 'failed']).nullable(),
  amount: count.nullable(),
  durationMs: count.nullable(),
  runs: count,
  failures: count,
  failedAt: timestamp.nullable(),
})

/** The work of yours in one queue, `doneLately` within the last five minutes. */
export const queue = z.object({
  queue: z.string(),
  waiting: count,
  waitingSince: timestamp.nullable(),
  doneLately: count,
  failed: count,
})

export const listSchedules = defineContract({
  method: 'GET',
  path: '/operations/schedules',
  summary: 'Everything that runs by the clock, and the work of yours that is promised for later',
  permission: 'operations:manage',
  rate: 'general',
  response: z.object({
    schedules: z.array(schedule),
    queues: z.array(queue),
    promised: z.array(z.object({ job: z.string(), count, nextAt: timestamp, lastAt: timestamp })),
  }),
})
