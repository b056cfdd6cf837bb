import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { conversation } from '../conversations/conversations.ts'
import { conversationParams, id, idParams, page, pageQuery, timestamp } from '../shared.ts'

export const team = z.object({
  id,
  name: z.string(),
  description: z.string(),
  members: z.array(z.object({ id, name: z.string(), disabled: z.boolean() })),
  /** whether you are a member of it */
  mine: z.boolean(),
  createdAt: timestamp,
})

const fields = {
  name: z.string().trim().min(1).max(60),
  description: z.string().trim().max(500).default(''),
}
const teamChoice = z.strictObject({ teamId: id.nullable() })

/** what deleting a team clears */
export const teamUse = z.object({ conversations: z.number().int(), mailboxes: z.number().int() })

export const listTeams = defineContract({
  method: 'GET',
  path: '/teams',
  summary: 'Teams by name, with their members',
  permission: 'teams:read',
  rate: 'general',
  together: true,
  query: pageQuery.strict(),
  response: page(team),
})

export const createTeam = defineContract({
  method: 'POST',
  path: '/teams',
  summary: 'Makes a team; its name is unique, ignoring case',
  permission: 'teams:write',
  rate: 'general',
  body: z.strictObject(fields),
  response: team,
  status: 201,
})

export const putTeam = defineContract({
  method: 'PUT',
  path: '/teams/{id}',
  summary: 'Changes name and description of a team',
  permission: 'teams:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject(fields),
  response: team,
})

export const previewTeamDeletion = defineContract({
  method: 'GET',
  path: '/teams/{id}/deletion',
  summary: 'How many conversations and mailboxes have a team',
  permission: 'teams:write',
  rate: 'general',
  params: idParams,
  response: teamUse,
})

export const deleteTeam = defineContract({
  method: 'DELETE',
  path: '/teams/{id}',
  summary: 'Deletes a team; conversations and mailboxes that had it have none any more',
  permission: 'teams:write',
  rate: 'general',
  params: idParams,
  response: teamUse,
})

export const putTeamMembers = defineContract({
  method: 'PUT',
  path: '/teams/{id}/members',
  summary: 'Replaces the members of a team',
  permission: 'teams:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ memberIds: z.array(id).max(500) }),
  response: team,
})

export const putConversationTeam = defineContract({
  method: 'PUT',
  path: '/conversations/{id}/team',
  summary: 'Gives a conversation to a team, or with null takes it away; its assignee stays',
  permission: 'conversations:update',
  rate: 'general',
  params: conversationParams,
  body: teamChoice,
  response: conversation,
})

export const defaultTeam = z.object({ team: z.object({ id, name: z.string() }).nullable() })

export const getDefaultTeam = defineContract({
  method: 'GET',
  path: '/mailboxes/{id}/default-team',
  summary: 'Whose the conversations become that mail to this mailbox opens',
  permission: 'mailboxes:read',
  rate: 'general',
  params: idParams,
  response: defaultTeam,
})

export const putDefaultTeam = defineContract({
  method: 'PUT',
  path: '/mailboxes/{id}/default-team',
  summary: 'Sets whose the conversations become that mail to this mailbox opens; null for nobody',
  permission: 'mailboxes:write',
  rate: 'general',
  params: idParams,
  body: teamChoice,
  response: defaultTeam,
})
