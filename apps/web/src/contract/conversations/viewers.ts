import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { conversationParams, id } from '../shared.ts'

const viewers = z.object({
  items: z.array(z.object({ id, name: z.string(), doing: z.enum(['looking', 'writing']) })),
})

export const listViewers = defineContract({
  method: 'GET',
  path: '/conversations/{id}/viewers',
  summary: 'Colleagues who have a conversation open at this moment, without yourself; who writes comes first',
  permission: 'conversations:read',
  rate: 'general',
  together: true,
  params: conversationParams,
  response: viewers,
})

/** The page is an id it makes up for itself, so that two pages of one member are two. */
const pageParams = conversationParams.extend({ page: id })

export const putViewing = defineContract({
  method: 'PUT',
  path: '/conversations/{id}/viewers/{page}',
  summary:
    'Says that a page of yours has a conversation open, or that you write an answer there; it holds for 20 seconds',
  permission: 'conversations:read',
  rate: 'general',
  params: pageParams,
  body: z.strictObject({ doing: z.enum(['looking', 'writing']) }),
  response: viewers,
})

export const deleteViewing = defineContract({
  method: 'DELETE',
  path: '/conversations/{id}/viewers/{page}',
  summary: 'Says that a page of yours has closed a conversation',
  permission: 'conversations:read',
  rate: 'general',
  params: pageParams,
  status: 204,
})
