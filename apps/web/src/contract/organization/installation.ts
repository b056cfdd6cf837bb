import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { idParams, page, pageQuery, timestamp } from '../shared.ts'
import { queue } from './schedules.ts'

const count = z.number().int()
const share = z.number().min(0).max(1).nullable()
const milliseconds = z.number().nullable()

/** A part of the installation: whether it answers, and the share of minutes in which it did. */
export const part = z.object({
  part: z.enum(['web_ready', 'web_live', 'worker', 'database', 'redis', 'storage', 'smtp']),
  state: z.enum(['up', 'down', 'unknown']),
  milliseconds,
  probedAt: timestamp.nullable(),
  /** of the last day, week and 30 days */
  uptime: z.object({ 1: share, 7: share, 30: share }),
  /** of the last 24 hours, the oldest first */
  hours: z.array(share),
})

/** What may fail of the window of the objective, and what has. */
export const errorBudget = z.object({
  objective: z.number(),
  windowDays: count,
  allowedMinutes: z.number(),
  downMinutes: z.number(),
  usedShare: z.number(),
  burnRate: z.number(),
  met: z.boolean(),
})

export const getUptime = defineContract({
  method: 'GET',
  path: '/operations/uptime',
  summary:
    'How the parts of the installation have answered, minute by minute, and what is left of the error budget',
  permission: 'operations:manage',
  rate: 'general',
  response: z.object({
    parts: z.array(part),
    budget: errorBudget,
    observedSince: timestamp.nullable(),
    /** whether you run the installation, and are shown its errors */
    operator: z.boolean(),
  }),
})

/** What all processes counted in one minute. */
export const figureMinute = z.object({
  minute: timestamp,
  requests: count,
  clientErrors: count,
  serverErrors: count,
  p50Ms: milliseconds,
  p95Ms: milliseconds,
})

export const getFigures = defineContract({
  method: 'GET',
  path: '/operations/figures',
  summary: 'The last hour of the installation in counts alone, with your own queues and deliveries',
  permission: 'operations:manage',
  rate: 'general',
  response: z.object({
    minutes: z.array(figureMinute),
    hour: z.object({
      requestsPerSecond: z.number(),
      p50Ms: milliseconds,
      p95Ms: milliseconds,
      p99Ms: milliseconds,
      clientErrorShare: share,
      serverErrorShare: share,
      cacheHitShare: share,
      jobsDone: count,
      jobsFailed: count,
    }),
    now: z.object({
      processes: count,
      poolSize: count,
      poolUsed: count,
      poolWaiting: count,
      streams: count,
    }),
    queues: z.array(queue),
    deliveries: z.array(z.object({ state: z.string(), count })),
    assistant: z.object({ calls: count, failures: count, p50Ms: milliseconds, p95Ms: milliseconds }),
  }),
})

const errorState = z.enum(['new', 'seen', 'muted'])

/** Errors that are the same but for what they were about. */
export const errorGroup = z.object({
  id: z.uuid(),
  service: z.string(),
  level: z.enum(['warn', 'error', 'fatal']),
  name: z.string(),
  message: z.string(),
  frame: z.string(),
  count,
  /** since somebody looked */
  countSince: count,
  firstSeenAt: timestamp,
  lastSeenAt: timestamp,
  requestIds: z.array(z.string()),
  state: errorState,
})

export const listErrorGroups = defineContract({
  method: 'GET',
  path: '/operations/errors',
  summary: 'Errors of the installation in groups, the latest first; none for who does not run it',
  permission: 'operations:manage',
  rate: 'general',
  query: pageQuery.extend({ muted: z.enum(['true', 'false']).default('false') }).strict(),
  response: page(errorGroup),
})

export const putErrorState = defineContract({
  method: 'PUT',
  path: '/operations/errors/{id}/state',
  summary: 'Says that an error was seen, or is not to be shown',
  permission: 'operations:manage',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ state: errorState }),
})
