import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { conversation } from '../conversations/conversations.ts'
import { conversationParams, id, timestamp } from '../shared.ts'
import { slaKind } from './sla.ts'

export const slaClock = z.object({
  id,
  kind: slaKind,
  state: z.enum(['ok', 'near', 'breached', 'paused', 'met', 'stopped']),
  policy: z.object({ id: id.nullable(), name: z.string() }),
  calendar: z.object({ name: z.string(), timeZone: z.string() }),
  /** the target, and what has passed of it, in business time */
  minutes: z.number().int(),
  elapsedMinutes: z.number().int(),
  startedAt: timestamp,
  nearAt: timestamp.nullable(),
  dueAt: timestamp.nullable(),
  metAt: timestamp.nullable(),
  stoppedAt: timestamp.nullable(),
  /** the hours that count towards it */
  counted: z.array(z.object({ from: timestamp, to: timestamp, minutes: z.number() })),
  /** days within it on which the desk is closed, or open at other hours */
  holidays: z.array(
    z.object({
      date: z.string(),
      name: z.string(),
      hours: z.array(z.object({ from: z.string(), to: z.string() })),
    }),
  ),
  pauses: z.array(z.object({ from: timestamp, to: timestamp.nullable() })),
})

export const getConversationSla = defineContract({
  method: 'GET',
  path: '/conversations/{id}/sla',
  summary: 'Why a conversation is due when it is: each clock with its policy, hours and pauses',
  permission: 'conversations:read',
  rate: 'general',
  together: true,
  params: conversationParams,
  response: z.object({
    /** the policy somebody set for it, whatever its conditions */
    setPolicy: z.object({ id, name: z.string() }).nullable(),
    clocks: z.array(slaClock),
  }),
})

export const putConversationSlaPolicy = defineContract({
  method: 'PUT',
  path: '/conversations/{id}/sla-policy',
  summary:
    'Promises a conversation what a policy says, whatever its conditions; null leaves it to them again',
  permission: 'conversations:update',
  rate: 'general',
  params: conversationParams,
  body: z.strictObject({ policyId: id.nullable() }),
  response: conversation,
})
