import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { email, id, idParams, page, pageQuery, role, route, timestamp } from '../shared.ts'
import { permission } from './security.ts'

export const apiKey = z.object({
  id,
  name: z.string(),
  prefix: z.string(),
  role,
  customRoleId: id.nullable(),
  /** the permissions of its role that it has; null for all of them */
  scope: z.array(z.string()).nullable(),
  createdAt: timestamp,
  lastUsedAt: timestamp.nullable(),
  revokedAt: timestamp.nullable(),
})

export const listApiKeys = defineContract({
  method: 'GET',
  path: '/api-keys',
  summary: 'API keys, newest first; their secrets are never shown again',
  permission: 'api-keys:manage',
  rate: 'general',
  query: pageQuery.strict(),
  response: page(apiKey),
})

export const createApiKey = defineContract({
  method: 'POST',
  path: '/api-keys',
  summary: 'Makes an API key; the answer is the only place its secret appears',
  permission: 'api-keys:manage',
  rate: 'general',
  body: z.strictObject({
    name: z.string().trim().min(1).max(100),
    role: z.enum(['admin', 'agent', 'viewer']).default('agent'),
    /** a role of your own instead */
    customRoleId: id.exactOptional(),
    /** part of the role's permissions; all of them without it */
    scope: z.array(permission).min(1).exactOptional(),
  }),
  response: apiKey.extend({ key: z.string() }),
  status: 201,
})

export const deleteApiKey = defineContract({
  method: 'DELETE',
  path: '/api-keys/{id}',
  summary: 'Revokes an API key at once',
  permission: 'api-keys:manage',
  rate: 'general',
  params: idParams,
  status: 204,
})

export const member = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role,
  customRoleId: id.nullable(),
  disabledAt: timestamp.nullable(),
  createdAt: timestamp,
})

export const listMembers = defineContract({
  method: 'GET',
  path: '/members',
  summary: 'Members of the organization by name',
  permission: 'members:read',
  rate: 'general',
  together: true,
  query: pageQuery.strict(),
  response: page(member),
})

export const invitation = z.object({
  id,
  email: z.string(),
  role,
  createdAt: timestamp,
  expiresAt: timestamp,
})

export const createMember = defineContract({
  method: 'POST',
  path: '/members',
  summary: 'Invites somebody by mail; they become a member when they accept',
  permission: 'members:manage',
  rate: 'general',
  body: z.strictObject({ email, role: z.enum(['admin', 'agent', 'viewer']) }),
  response: invitation,
  status: 201,
  idempotent: true,
})

export const listInvitations = defineContract({
  method: 'GET',
  path: '/invitations',
  summary: 'Invitations that are still open',
  permission: 'members:manage',
  rate: 'general',
  query: pageQuery.strict(),
  response: page(invitation),
})

export const deleteInvitation = defineContract({
  method: 'DELETE',
  path: '/invitations/{id}',
  summary: 'Takes an invitation back',
  permission: 'members:manage',
  rate: 'general',
  params: idParams,
  status: 204,
})

export const putMember = defineContract({
  method: 'PUT',
  path: '/members/{id}',
  summary: "Changes a member's role, or disables them; both end their sessions",
  permission: 'members:manage',
  rate: 'general',
  params: idParams,
  body: z.strictObject({
    role: z.enum(['owner', 'admin', 'agent', 'viewer']),
    /** a role of your own instead; without it the member has the built-in one */
    customRoleId: id.nullable().exactOptional(),
    disabled: z.boolean(),
  }),
  response: member,
})

export const category = z.object({
  id,
  key: z.string(),
  name: z.string(),
  description: z.string(),
  route,
})

export const listCategories = defineContract({
  method: 'GET',
  path: '/categories',
  summary: "The organization's categories in their order",
  permission: 'categories:read',
  rate: 'general',
  together: true,
  response: page(category),
})

export const putCategories = defineContract({
  method: 'PUT',
  path: '/categories',
  summary: 'Replaces the list of categories; those left out are archived, and the model is trained anew',
  permission: 'categories:write',
  rate: 'general',
  body: z.strictObject({
    items: z
      .array(
        z.object({
          id: id.optional(),
          key: z
            .string()
            .trim()
            .regex(/^\P{Cc}{1,100}$/u, 'at most 100 printable characters'),
          name: z.string().trim().min(1).max(100),
          description: z.string().trim().max(1_000).default(''),
          route,
        }),
      )
      .min(1)
      .max(500),
  }),
  response: page(category),
})

export const failedJob = z.object({
  id,
  job: z.string(),
  error: z.string(),
  attempts: z.number().int(),
  failedAt: timestamp,
})

export const listFailedJobs = defineContract({
  method: 'GET',
  path: '/failed-jobs',
  summary: 'Work that gave up, newest first',
  permission: 'operations:manage',
  rate: 'general',
  query: pageQuery.strict(),
  response: page(failedJob),
})

export const retryFailedJob = defineContract({
  method: 'POST',
  path: '/failed-jobs/{id}/retries',
  summary: 'Promises the work again',
  permission: 'operations:manage',
  rate: 'general',
  params: idParams,
  status: 202,
  response: z.object({ retried: z.literal(true) }),
})

export const deleteFailedJob = defineContract({
  method: 'DELETE',
  path: '/failed-jobs/{id}',
  summary: 'Discards work that gave up',
  permission: 'operations:manage',
  rate: 'general',
  params: idParams,
  status: 204,
})
