import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, page, pageQuery, timestamp } from '../shared.ts'

export const policy = z.object({
  id,
  title: z.string(),
  /** What holds, in a sentence or two. */
  rule: z.string(),
  /** Whether the assistant is told of it. */
  active: z.boolean(),
  createdAt: timestamp,
  updatedAt: timestamp,
})

const policyBody = z.strictObject({
  title: z.string().trim().min(1).max(200),
  rule: z.string().trim().min(1).max(1_000),
  active: z.boolean().default(true),
})

export const listPolicies = defineContract({
  method: 'GET',
  path: '/policies',
  summary: "The organization's policies by title; q looks into title and rule",
  permission: 'knowledge:read',
  rate: 'general',
  query: pageQuery.extend({ q: z.string().max(300).optional() }).strict(),
  response: page(policy),
})

export const createPolicy = defineContract({
  method: 'POST',
  path: '/policies',
  summary: 'Writes a policy, which holds for drafts from now on',
  permission: 'knowledge:publish',
  rate: 'general',
  body: policyBody,
  response: policy,
  status: 201,
  idempotent: true,
})

export const putPolicy = defineContract({
  method: 'PUT',
  path: '/policies/{id}',
  summary: 'Replaces a policy',
  permission: 'knowledge:publish',
  rate: 'general',
  params: idParams,
  body: policyBody,
  response: policy,
})

export const deletePolicy = defineContract({
  method: 'DELETE',
  path: '/policies/{id}',
  summary: 'Deletes a policy',
  permission: 'knowledge:publish',
  rate: 'general',
  params: idParams,
  status: 204,
})
