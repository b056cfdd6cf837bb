import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { timestamp } from '../shared.ts'

const count = z.number().int()
const day = z.iso.date()

/** Seconds, in business time where a promise was made about it; percentiles are off by `percentileError` at most. */
const lengths = z.object({
  count,
  mean: z.number().nullable(),
  p50: z.number().nullable(),
  p90: z.number().nullable(),
})

export const figures = z.object({
  opened: count,
  resolved: count,
  reopened: count,
  messagesIn: count,
  repliesByPeople: count,
  repliesAlone: count,
  notes: count,
  slaMet: count,
  slaBreached: count,
  csatAnswers: count,
  csatGood: count,
  csatBad: count,
  aiCalls: count,
  aiCostMicros: count,
  draftsOffered: count,
  draftsUnchanged: count,
  draftsEdited: count,
  draftsDismissed: count,
  firstResponse: lengths,
  resolution: lengths,
})

export const getDailyReport = defineContract({
  method: 'GET',
  path: '/reports/daily',
  summary: "What happened day by day of the organization's time zone, in all and told apart",
  permission: 'reports:read',
  rate: 'general',
  query: z
    .object({
      /** the last day; today where it is left out */
      to: day.optional(),
      /** the first day; where it is left out, as many as `days` says */
      from: day.optional(),
      days: z.coerce.number().int().min(1).max(366).default(30),
      by: z.enum(['mailbox', 'team', 'member', 'category', 'channel']).default('team'),
    })
    .strict(),
  response: z.object({
    from: day,
    to: day,
    timeZone: z.string(),
    countedUntil: timestamp,
    percentileError: z.number(),
    total: figures,
    days: z.array(figures.extend({ day })),
    groups: z.array(figures.extend({ key: z.string(), name: z.string().nullable() })),
  }),
})
