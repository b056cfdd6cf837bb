import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, page, pageQuery, timestamp } from '../shared.ts'

const status = z.enum(['online', 'away', 'offline'])

export const ownPresence = z.object({
  memberId: id,
  status,
  /** whether somebody said so; the rest follows their browser */
  chosen: z.boolean(),
  since: timestamp.nullable(),
  lastSeenAt: timestamp.nullable(),
})

export const getPresence = defineContract({
  method: 'GET',
  path: '/members/me/presence',
  summary: 'Whether you count as there',
  permission: 'account:read',
  rate: 'general',
  together: true,
  response: ownPresence,
})

export const putPresence = defineContract({
  method: 'PUT',
  path: '/members/me/presence',
  summary: 'Says that you are there, away or gone; away and gone hold until you say otherwise',
  permission: 'conversations:update',
  rate: 'general',
  body: z.strictObject({ status }),
  response: ownPresence,
})

export const putActivity = defineContract({
  method: 'PUT',
  path: '/members/me/activity',
  summary: 'Says that a key, the pointer or the window was touched just now; a tab that says nothing is idle',
  permission: 'conversations:update',
  rate: 'general',
  status: 204,
})

export const presenceRules = z.strictObject({
  /** minutes after which a tab nobody touches makes its member away */
  idleMinutes: z.number().int().min(1).max(480),
  /** minutes of silence of a browser after which its member is away, and gone */
  awayMinutes: z.number().int().min(1).max(60),
  offlineMinutes: z.number().int().min(2).max(1_440),
})

export const getPresenceRules = defineContract({
  method: 'GET',
  path: '/presence-rules',
  summary: 'When members count as away and as gone',
  permission: 'teams:read',
  rate: 'general',
  response: presenceRules,
})

export const putPresenceRules = defineContract({
  method: 'PUT',
  path: '/presence-rules',
  summary: 'Sets when members count as away and as gone',
  permission: 'routing:write',
  rate: 'general',
  body: presenceRules,
  response: presenceRules,
})

export const memberLoad = z.object({
  memberId: id,
  name: z.string(),
  status,
  chosen: z.boolean(),
  since: timestamp.nullable(),
  load: z.number(),
  capacity: z.number(),
})

export const listPresence = defineContract({
  method: 'GET',
  path: '/presence',
  summary: 'Who is there, and how much of what they can take is taken',
  permission: 'members:read',
  rate: 'general',
  query: pageQuery.strict(),
  response: page(memberLoad),
})
