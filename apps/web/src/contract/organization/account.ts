import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { email, id, page, pageQuery, role, timestamp } from '../shared.ts'
import { session } from './security.ts'
import { member } from './settings.ts'

export const getAccount = defineContract({
  method: 'GET',
  path: '/account',
  summary: 'Who you are here, and what you may do',
  permission: 'account:read',
  rate: 'general',
  together: true,
  response: z.object({
    organization: z.object({ id, slug: z.string(), name: z.string(), undoSeconds: z.number().int() }),
    member: z.object({ id, name: z.string(), email: z.string() }).nullable(),
    role,
    permissions: z.array(z.string()),
  }),
})

export const listSessions = defineContract({
  method: 'GET',
  path: '/sessions',
  summary: 'Your sessions that are still valid',
  permission: 'account:read',
  rate: 'general',
  query: pageQuery.strict(),
  response: page(session),
})

export const putName = defineContract({
  method: 'PUT',
  path: '/account/name',
  summary: 'Changes how you are called here; customers see it below your replies',
  permission: 'account:read',
  rate: 'general',
  body: z.strictObject({ name: z.string().trim().min(1).max(100) }),
  response: member,
})

export const deleteSession = defineContract({
  method: 'DELETE',
  path: '/sessions/{id}',
  summary: 'Ends one of your sessions at once; "current" ends this one',
  permission: 'account:read',
  rate: 'general',
  params: z.object({ id: z.union([id, z.literal('current')]) }),
  status: 204,
})

export const putPassword = defineContract({
  method: 'PUT',
  path: '/account/password',
  summary: 'Changes your password and ends your other sessions',
  permission: 'account:read',
  rate: 'sign_in',
  body: z.strictObject({ current: z.string().max(200), next: z.string().min(10).max(200) }),
  status: 204,
})

export const createPasswordReset = defineContract({
  method: 'POST',
  path: '/password-resets',
  summary: 'Sends a link to set a new password; the answer is the same for unknown addresses',
  permission: null,
  rate: 'sign_in',
  body: z.strictObject({ email }),
  response: z.object({ requested: z.literal(true) }),
  status: 202,
})

export const redeemPasswordReset = defineContract({
  method: 'PUT',
  path: '/password-resets',
  summary: 'Sets a new password with the token from the mail and ends all sessions',
  permission: null,
  rate: 'sign_in',
  body: z.strictObject({ token: z.string().min(20).max(200), password: z.string().min(10).max(200) }),
  status: 204,
})

export const acceptInvitation = defineContract({
  method: 'PUT',
  path: '/invitations',
  summary: 'Accepts an invitation with the token from the mail',
  permission: null,
  rate: 'sign_in',
  body: z.strictObject({
    token: z.string().min(20).max(200),
    name: z.string().trim().min(1).max(100),
    password: z.string().min(10).max(200),
  }),
  response: z.object({ email: z.string(), organization: z.string() }),
})

export const listAuditEntries = defineContract({
  method: 'GET',
  path: '/audit-entries',
  summary: 'Who changed what, newest first',
  permission: 'audit:read',
  rate: 'general',
  query: pageQuery.strict(),
  response: page(
    z.object({
      id,
      actor: z.object({ type: z.string(), name: z.string() }),
      action: z.string(),
      subjectType: z.string(),
      subjectId: z.string(),
      before: z.unknown(),
      after: z.unknown(),
      createdAt: timestamp,
    }),
  ),
})
