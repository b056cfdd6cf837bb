import { everyPermission } from '@frontdesk/core/permissions'
import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, page, pageQuery, role, timestamp } from '../shared.ts'

export const permission = z.enum(everyPermission)

export const session = z.object({
  id,
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  openedBy: z.enum(['password', 'google', 'microsoft', 'oidc']),
  current: z.boolean(),
  createdAt: timestamp,
  expiresAt: timestamp,
})

export const listMemberSessions = defineContract({
  method: 'GET',
  path: '/members/{id}/sessions',
  summary: 'Where a member is signed in, newest first',
  permission: 'members:manage',
  rate: 'general',
  params: idParams,
  query: pageQuery.strict(),
  response: page(session),
})

export const deleteMemberSessions = defineContract({
  method: 'DELETE',
  path: '/members/{id}/sessions',
  summary: 'Ends all sessions of a member at once',
  permission: 'members:manage',
  rate: 'general',
  params: idParams,
  status: 204,
})

export const deleteMemberSession = defineContract({
  method: 'DELETE',
  path: '/members/{id}/sessions/{sessionId}',
  summary: 'Ends one session of a member at once',
  permission: 'members:manage',
  rate: 'general',
  params: z.object({ id, sessionId: id }),
  status: 204,
})

export const renewSession = defineContract({
  method: 'PUT',
  path: '/sessions/current/token',
  summary: 'Replaces the secret in your session cookie once it is a quarter of an hour old',
  permission: 'account:read',
  rate: 'general',
  status: 204,
})

const rules = { passwords: z.boolean(), sessionHours: z.number().int().min(1).max(2_160) }

export const signInRules = z.object({
  ...rules,
  providers: z.array(z.object({ id: z.string(), name: z.string() })),
})

export const getSignInRules = defineContract({
  method: 'GET',
  path: '/sign-in-rules',
  summary: 'How members sign in, and for how long',
  permission: 'security:manage',
  rate: 'general',
  response: signInRules,
})

export const putSignInRules = defineContract({
  method: 'PUT',
  path: '/sign-in-rules',
  summary: 'Turns passwords on or off for all but owners, and says how long a session lasts',
  permission: 'security:manage',
  rate: 'general',
  body: z.strictObject(rules),
  response: signInRules,
})

export const customRole = z.object({ id, name: z.string(), role, permissions: z.array(z.string()) })

export const roles = z.object({
  permissions: z.array(z.object({ name: permission, least: role })),
  builtIn: z.array(z.object({ role, permissions: z.array(permission) })),
  custom: z.array(customRole.extend({ members: z.number().int(), apiKeys: z.number().int() })),
})

export const listRoles = defineContract({
  method: 'GET',
  path: '/roles',
  summary: 'Who may do what: every permission by role, and the roles of your own',
  permission: 'members:read',
  rate: 'general',
  response: roles,
})

const roleBody = z.strictObject({
  name: z.string().trim().min(1).max(60),
  permissions: z.array(permission).min(1).max(everyPermission.length),
})

export const createRole = defineContract({
  method: 'POST',
  path: '/roles',
  summary: 'Makes a role of your own from permissions that you hold yourself',
  permission: 'members:manage',
  rate: 'general',
  body: roleBody,
  response: customRole,
  status: 201,
})

export const putRole = defineContract({
  method: 'PUT',
  path: '/roles/{id}',
  summary: 'Changes what a role of your own may; it counts at once',
  permission: 'members:manage',
  rate: 'general',
  params: idParams,
  body: roleBody,
  response: customRole,
})

export const deleteRole = defineContract({
  method: 'DELETE',
  path: '/roles/{id}',
  summary: 'Removes a role that nobody has any more',
  permission: 'members:manage',
  rate: 'general',
  params: idParams,
  status: 204,
})
