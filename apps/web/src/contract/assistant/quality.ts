import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { timestamp } from '../shared.ts'

const count = z.number().int()
const part = z.number().min(0).max(1)
const label = z.object({ key: z.string(), name: z.string() }).nullable()

/** a share with the Wilson interval of 95 %; null of nothing */
const share = z.object({ share: part.nullable(), low: part, high: part })

/** The population stability index, and what chance alone explains of it. */
const shift = z.object({
  index: z.number().nullable(),
  chance: z.number().nullable(),
  verdict: z.enum(['steady', 'shifting', 'changed', 'too_few']),
})

const judged = {
  judged: count,
  /** of these, what people have corrected, confirmed, or dealt with and left alone */
  reviewed: count,
  /** of the reviewed ones, those whose category stands */
  right: count,
  accuracy: share,
  routeRight: count,
}

export const weekOfPerformance = z.object({
  /** its Monday by the organization's calendar */
  start: z.string(),
  from: timestamp,
  to: timestamp,
  ...judged,
  /** how long messages took to be judged, in milliseconds */
  triage: z.object({ measured: count, p50: z.number(), p95: z.number() }).nullable(),
  /** what providers were asked for */
  tasks: z.array(
    z.object({
      task: z.string(),
      calls: count,
      failures: count,
      refused: count,
      latencyP50: count.nullable(),
      latencyP95: count.nullable(),
      cost: z.number().nullable(),
      unpriced: count,
    }),
  ),
  calls: count,
  failures: count,
  /** dollars; null for those who may not see what the assistant costs */
  cost: z.number().nullable(),
  /** how far what came in differs from the four weeks before */
  drift: z.object({
    verdict: shift.shape.verdict,
    categories: shift,
    confidence: shift,
    reference: count,
    moved: z.array(z.object({ category: label, before: part, now: part })),
  }),
  versions: z.array(count),
})

export const performance = z.object({
  timeZone: z.string(),
  overall: z.object(judged),
  weeks: z.array(weekOfPerformance),
})

const span = z.strictObject({ weeks: z.coerce.number().int().min(1).max(52).default(12) })

export const getPerformance = defineContract({
  method: 'GET',
  path: '/assistant/performance',
  summary: 'How right, fast and costly the assistant was, and what changed, week by week, oldest first',
  permission: 'categories:read',
  rate: 'general',
  query: span,
  response: performance,
})

export const classesMeasured = z.object({
  count,
  right: count,
  accuracy: share,
  macroF1: part.nullable(),
  classes: z.array(
    z.object({
      label,
      support: count,
      predicted: count,
      right: count,
      precision: share,
      recall: share,
      f1: part.nullable(),
    }),
  ),
  /** what was taken for something else, the most frequent first */
  confusions: z.array(z.object({ actual: label, predicted: label, count, share: part })),
})

const levels = { categories: classesMeasured, routes: classesMeasured }

export const getClassQuality = defineContract({
  method: 'GET',
  path: '/assistant/classes',
  summary: 'Precision and recall of each category and route, by what people did and by what was held out',
  permission: 'categories:read',
  rate: 'general',
  query: span,
  response: z.object({
    since: timestamp,
    live: z.object({ judged: count, reviewed: count, ...levels }),
    /** of the version in use, about texts it has not seen */
    heldOut: z.object({ version: count, trainedAt: timestamp, ...levels }).nullable(),
  }),
})
