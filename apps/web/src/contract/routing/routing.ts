import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { conversationParams, id, idParams, page, pageQuery, timestamp } from '../shared.ts'

const level = z.number().int().min(1).max(5)
const leveled = z.strictObject({ id, level })
const named = z.object({ id, name: z.string(), level })

/** What members can be good at; conversations of its categories ask for it. */
export const skill = z.object({
  id,
  name: z.string(),
  description: z.string(),
  categories: z.array(named),
  members: z.array(named),
})

const skillFields = {
  name: z.string().trim().min(1).max(60),
  description: z.string().trim().max(500).default(''),
  categories: z.array(leveled).max(200).default([]),
}

export const listSkills = defineContract({
  method: 'GET',
  path: '/skills',
  summary: 'Skills by name, with who has them and which categories ask for them',
  permission: 'teams:read',
  rate: 'general',
  together: true,
  query: pageQuery.strict(),
  response: page(skill),
})

export const createSkill = defineContract({
  method: 'POST',
  path: '/skills',
  summary: 'Makes a skill; its name is unique, ignoring case',
  permission: 'routing:write',
  rate: 'general',
  body: z.strictObject(skillFields),
  response: skill,
  status: 201,
})

export const putSkill = defineContract({
  method: 'PUT',
  path: '/skills/{id}',
  summary: 'Changes a skill and which categories ask for it, from which level on',
  permission: 'routing:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject(skillFields),
  response: skill,
})

export const deleteSkill = defineContract({
  method: 'DELETE',
  path: '/skills/{id}',
  summary: 'Deletes a skill; nobody has it and nothing asks for it any more',
  permission: 'routing:write',
  rate: 'general',
  params: idParams,
  status: 204,
})

const minuteOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const hours = z.strictObject({ day: z.number().int().min(1).max(7), from: minuteOfDay, to: minuteOfDay })
const presence = z.enum(['online', 'away', 'offline'])

const profileFields = {
  /** how many normal conversations at once; a low one counts half, a high one one and a half, an urgent one two */
  capacity: z.number().int().min(1).max(200),
  /** ISO 639-1 */
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).max(30),
  /** none where presence alone decides; `day` is 1 for Monday to 7 for Sunday */
  workingHours: z.array(hours).max(50),
  timeZone: z.string().min(1).max(60),
}

export const routingProfile = z.object({
  ...profileFields,
  memberId: id,
  load: z.number(),
  presence,
  skills: z.array(named),
})

export const getMemberRouting = defineContract({
  method: 'GET',
  path: '/members/{id}/routing',
  summary: 'Skills, languages, capacity, load and working hours of a member',
  permission: 'members:read',
  rate: 'general',
  params: idParams,
  response: routingProfile,
})

export const putMemberRouting = defineContract({
  method: 'PUT',
  path: '/members/{id}/routing',
  summary: 'Sets skills, languages, capacity and working hours of a member',
  permission: 'routing:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ ...profileFields, skills: z.array(leveled).max(100) }),
  response: routingProfile,
})

const minutes = z.number().int().min(1).max(10_080).nullable()

export const teamRules = z.object({
  automatic: z.boolean(),
  method: z.enum(['round_robin', 'least_loaded']),
  languageRule: z.enum(['required', 'preferred', 'ignored']),
  /** for how long whoever answered a contact last comes first; 0 for never */
  stickyDays: z.number().int().min(0).max(365),
  /** when unanswered work of members who are away goes back to the team */
  returnAfterMinutes: minutes,
  /** when somebody without the skills or the language will do */
  relaxAfterMinutes: minutes,
})

export const getTeamRouting = defineContract({
  method: 'GET',
  path: '/teams/{id}/routing',
  summary: 'How the conversations of a team find their assignee',
  permission: 'teams:read',
  rate: 'general',
  params: idParams,
  response: teamRules,
})

export const putTeamRouting = defineContract({
  method: 'PUT',
  path: '/teams/{id}/routing',
  summary: 'Sets how the conversations of a team find their assignee',
  permission: 'routing:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject(teamRules.shape),
  response: teamRules,
})

const needs = z.object({ skills: z.array(named), language: z.string().nullable(), weight: z.number() })
const judged = z.object({
  id,
  name: z.string(),
  verdict: z.enum([
    'picked',
    'suitable',
    'offline',
    'away',
    'outside_hours',
    'lacks_skill',
    'lacks_language',
    'full',
  ]),
  missing: z.string().nullable(),
  load: z.number(),
  capacity: z.number(),
})

export const conversationRouting = z.object({
  needs,
  automatic: z.boolean(),
  decisions: z.array(
    z.object({
      id,
      kind: z.enum(['assigned', 'returned']),
      member: z.string(),
      reason: z.string(),
      candidates: z.array(judged),
      at: timestamp,
    }),
  ),
  /** while nobody has it: what would be found about everybody in the team now */
  candidates: z.array(judged),
})

export const getConversationRouting = defineContract({
  method: 'GET',
  path: '/conversations/{id}/routing',
  summary: 'What a conversation asks for, who was picked and why, or why nobody is yet',
  permission: 'conversations:read',
  rate: 'general',
  together: true,
  params: conversationParams,
  response: conversationRouting,
})

export const putConversationNeeds = defineContract({
  method: 'PUT',
  path: '/conversations/{id}/needs',
  summary: 'Sets the skills a conversation asks for beside those of its category',
  permission: 'conversations:update',
  rate: 'general',
  params: conversationParams,
  body: z.strictObject({ skills: z.array(leveled).max(20) }),
  response: conversationRouting,
})
