import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { conversationParams, id, timestamp } from '../shared.ts'

export const followers = z.object({
  items: z.array(z.object({ id, name: z.string(), since: timestamp })),
})

const oneFollower = conversationParams.extend({ memberId: z.union([id, z.literal('me')]) })

export const listFollowers = defineContract({
  method: 'GET',
  path: '/conversations/{id}/followers',
  summary: 'Members who are told what happens in a conversation',
  permission: 'conversations:read',
  rate: 'general',
  together: true,
  params: conversationParams,
  response: followers,
})

export const putFollower = defineContract({
  method: 'PUT',
  path: '/conversations/{id}/followers/{memberId}',
  summary: 'Has a member, or yourself with "me", be told of new messages and changes',
  permission: 'conversations:update',
  rate: 'general',
  params: oneFollower,
  response: followers,
})

export const deleteFollower = defineContract({
  method: 'DELETE',
  path: '/conversations/{id}/followers/{memberId}',
  summary: 'Has a member, or yourself with "me", hear no more of a conversation',
  permission: 'conversations:update',
  rate: 'general',
  params: oneFollower,
  response: followers,
})
