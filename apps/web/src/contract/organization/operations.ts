import { z } from 'zod'
import { defineContract } from '../contract.ts'

export const listenEvents = defineContract({
  method: 'GET',
  path: '/events',
  summary: 'Server-sent events: what changed, by type and ids; Last-Event-ID catches up',
  permission: 'account:read',
  rate: 'general',
})

export const getOpenApi = defineContract({
  method: 'GET',
  path: '/openapi.json',
  summary: 'This description',
  permission: null,
  rate: 'general',
})

const state = z.enum(['up', 'down'])

export const getHealth = defineContract({
  method: 'GET',
  path: '/health',
  summary: 'The process answers',
  permission: null,
  rate: 'general',
  response: z.object({ status: z.literal('ok') }),
})

export const getReady = defineContract({
  method: 'GET',
  path: '/ready',
  summary: 'The process can serve requests; 503 while it cannot',
  permission: null,
  rate: 'general',
  response: z.object({ status: z.enum(['ready', 'not_ready']), database: state, redis: state }),
})

export const getFile = defineContract({
  method: 'GET',
  path: '/files/{key}',
  summary: 'A stored file, by a signed link that expires; ranges are honoured',
  permission: null,
  rate: 'general',
  params: z.object({ key: z.string().max(1_000) }),
  query: z.strictObject({
    expires: z.string().max(20),
    signature: z.string().max(200),
    name: z.string().max(500).optional(),
    type: z.string().max(200).optional(),
    inline: z.string().max(5).optional(),
  }),
})
