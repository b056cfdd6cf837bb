import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { idParams, timestamp } from '../shared.ts'

const count = z.number().int()
const minutes = z.number()

/** What a volume would mean for a team: waits in minutes until somebody begins to answer. */
export const simulation = z.object({
  arrived: count,
  begun: count,
  wait: z.object({ p50: minutes, p90: minutes, p95: minutes, p99: minutes, longest: minutes }).nullable(),
  members: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      conversations: count,
      workedMinutes: minutes,
      openMinutes: minutes,
    }),
  ),
  hours: z.array(z.object({ at: timestamp, arrived: count, waiting: count })),
})

export const createSimulation = defineContract({
  method: 'POST',
  path: '/teams/{id}/simulations',
  summary: 'Plays the last days, or another volume, with a team as it is; keeps and changes nothing',
  permission: 'teams:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject({
    days: z.number().int().min(1).max(28).default(7),
    /** conversations a day; as many as there were when it is null */
    perDay: z.number().int().min(1).max(5_000).nullable().default(null),
    handlingMinutes: z.number().min(0.5).max(240).default(8),
    extraMembers: z.number().int().min(0).max(50).default(0),
  }),
  response: simulation,
})
