import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, page, pageQuery, timestamp } from '../shared.ts'
import { article } from './knowledge.ts'

const number = z.coerce.number().int().min(1).max(1_000_000)
const numberedParams = z.object({ id, number })
const basedOn = z.number().int().min(1)

export const listedVersion = z.object({
  number: z.number().int(),
  title: z.string(),
  language: z.string(),
  collection: z.string(),
  audience: z.enum(['public', 'internal']),
  /** What changed, in the words of whoever saved it. */
  note: z.string(),
  /** The name of who saved it, as it was then. */
  by: z.string(),
  at: timestamp,
})

export const articleVersion = listedVersion.extend({ body: z.string() })

const part = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })

export const comparison = z.object({
  from: z.number().int(),
  to: z.number().int(),
  fields: z.array(
    z.object({
      field: z.enum(['title', 'language', 'collection', 'audience']),
      from: z.string(),
      to: z.string(),
    }),
  ),
  /** Lines that are the same, came, went, or were reworded; `parts` are the words of the latter. */
  rows: z.array(
    z.object({
      kind: z.enum(['same', 'added', 'removed', 'changed']),
      text: z.string(),
      parts: z.array(part),
    }),
  ),
})

export const listCollections = defineContract({
  method: 'GET',
  path: '/articles/collections',
  summary: 'The collections articles are in, by name, with how many are in each',
  permission: 'knowledge:read',
  rate: 'general',
  response: z.object({ items: z.array(z.object({ name: z.string(), articles: z.number().int() })) }),
})

export const listArticleVersions = defineContract({
  method: 'GET',
  path: '/articles/{id}/versions',
  summary: 'The versions of an article without their texts, newest first',
  permission: 'knowledge:read',
  rate: 'general',
  params: idParams,
  query: pageQuery.strict(),
  response: page(listedVersion),
})

export const getArticleVersion = defineContract({
  method: 'GET',
  path: '/articles/{id}/versions/{number}',
  summary: 'One version of an article',
  permission: 'knowledge:read',
  rate: 'general',
  params: numberedParams,
  response: articleVersion,
})

export const compareArticleVersions = defineContract({
  method: 'GET',
  path: '/articles/{id}/versions/{number}/comparison',
  summary: 'What changed from one version of an article to another or the newest, by lines and words',
  permission: 'knowledge:read',
  rate: 'general',
  params: numberedParams,
  query: z.strictObject({ with: number.optional() }),
  response: comparison,
})

export const createRollback = defineContract({
  method: 'POST',
  path: '/articles/{id}/rollbacks',
  summary:
    'Makes an earlier version the newest one, as a draft; what is published stays until it is published',
  permission: 'knowledge:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ number: z.number().int().min(1), basedOn: basedOn.optional() }),
  response: article,
})

export const putReview = defineContract({
  method: 'PUT',
  path: '/articles/{id}/review',
  summary: 'Asks those who may publish to review an article',
  permission: 'knowledge:write',
  rate: 'general',
  params: idParams,
  response: article,
})

export const deleteReview = defineContract({
  method: 'DELETE',
  path: '/articles/{id}/review',
  summary: 'Makes an article in review a draft again',
  permission: 'knowledge:write',
  rate: 'general',
  params: idParams,
  response: article,
})

export const putPublication = defineContract({
  method: 'PUT',
  path: '/articles/{id}/publication',
  summary: 'Publishes the newest version of an article; 409 when it is not the one that was read',
  permission: 'knowledge:publish',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ basedOn }),
  response: article,
})

export const deletePublication = defineContract({
  method: 'DELETE',
  path: '/articles/{id}/publication',
  summary: 'Takes an article from search and drafts; it stays as a draft',
  permission: 'knowledge:publish',
  rate: 'general',
  params: idParams,
  response: article,
})

export const putArchive = defineContract({
  method: 'PUT',
  path: '/articles/{id}/archive',
  summary: 'Puts an article away: no longer found, listed only by its status',
  permission: 'knowledge:publish',
  rate: 'general',
  params: idParams,
  response: article,
})

export const deleteArchive = defineContract({
  method: 'DELETE',
  path: '/articles/{id}/archive',
  summary: 'Brings an archived article back as a draft',
  permission: 'knowledge:write',
  rate: 'general',
  params: idParams,
  response: article,
})
