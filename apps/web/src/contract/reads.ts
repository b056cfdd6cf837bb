import { z } from 'zod'
import { defineContract } from './contract.ts'

/** So many reads count as one call. */
export const readsForOneCall = 5

/** Of a path with its query; a longer one is asked for alone. */
export const longestRead = 2_000

export const createReads = defineContract({
  method: 'POST',
  path: '/reads',
  summary:
    'Several reads of a screen in one call, each answered on a line of its own as soon as it is there; five count as one',
  permission: 'account:read',
  rate: 'general',
  body: z.strictObject({
    /** Each as it follows /api/v1, with its query; of routes that may be read together. */
    paths: z
      .array(
        z
          .string()
          .regex(/^\/[^\0]*$/)
          .max(longestRead),
      )
      .min(1)
      .max(30),
  }),
})

/** One line of the answer: which path it belongs to by its place, and what that would have answered alone. */
export const readLine = z.object({
  at: z.number().int(),
  status: z.number().int(),
  /** What the route answers, or a problem where the status is no success. */
  body: z.unknown(),
})

export type ReadLine = z.infer<typeof readLine>
