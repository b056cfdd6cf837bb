import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, page, pageQuery, timestamp } from '../shared.ts'

const audience = z.enum(['public', 'internal'])
const articleStatus = z.enum(['draft', 'in_review', 'published', 'archived'])

export const article = z.object({
  id,
  title: z.string(),
  body: z.string(),
  language: z.string(),
  collection: z.string(),
  /** Internal articles answer members, and are never quoted to a customer. */
  audience,
  /** What the newest version is. */
  status: articleStatus,
  /** The number of the newest version. */
  version: z.number().int(),
  /** The version that search and drafts know; null where none is published. */
  publishedVersion: z.number().int().nullable(),
  /** The file or page it was imported from. */
  source: z.string().nullable(),
  createdAt: timestamp,
  updatedAt: timestamp,
})

const articleBody = z.strictObject({
  title: z.string().trim().min(1).max(300),
  /** Markdown */
  body: z.string().max(200_000),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .default('en'),
  collection: z.string().trim().max(100).default(''),
  audience: audience.optional(),
  /** Publishing takes the permission knowledge:publish. */
  status: z.enum(['draft', 'in_review', 'published']).default('draft'),
  /** What changed, for the list of versions. */
  note: z.string().trim().max(300).default(''),
})

export const usageCounts = z.object({
  /** drafts that rest on it and were followed by a reply, and how many of these were sent as they were */
  cited: z.number().int(),
  unchanged: z.number().int(),
  /** members who looked at it, each counted once a day */
  views: z.number().int(),
  helpful: z.number().int(),
  notHelpful: z.number().int(),
})

export const listArticles = defineContract({
  method: 'GET',
  path: '/articles',
  summary:
    'Knowledge articles, last changed or most used first; with q, the best matches first. Archived ones only by status',
  permission: 'knowledge:read',
  rate: 'general',
  query: pageQuery
    .extend({
      q: z.string().max(300).optional(),
      status: articleStatus.optional(),
      collection: z.string().max(100).optional(),
      audience: audience.optional(),
      /** what drafts rest on, members look at or call helpful most first; q has its own order */
      sort: z.enum(['changed', 'cited', 'viewed', 'helpful']).default('changed'),
    })
    .strict(),
  response: page(
    article.extend({
      usage: usageCounts,
    }),
  ),
})

export const searchArticles = defineContract({
  method: 'GET',
  path: '/articles/search',
  summary: 'The published articles that answer a question, the best first, each with the passage that fits',
  permission: 'knowledge:read',
  rate: 'general',
  query: z.strictObject({
    q: z.string().max(2_000).default(''),
    limit: z.coerce.number().int().min(1).max(50).default(10),
    /** Only those of this audience. */
    audience: audience.optional(),
  }),
  response: z.object({
    items: z.array(
      z.object({ articleId: id, title: z.string(), passage: z.string(), score: z.number(), audience }),
    ),
  }),
})

const embeddings = z.object({
  /** provider/model; null where no provider embeds */
  model: z.string().nullable(),
  passages: z.number().int(),
  /** Passages without a vector of that model. */
  stale: z.number().int(),
  /** Whether search asks for meaning besides words. */
  inUse: z.boolean(),
})

export const getEmbeddings = defineContract({
  method: 'GET',
  path: '/articles/embeddings',
  summary: 'How many passages are embedded, and how many are left to do',
  permission: 'knowledge:read',
  rate: 'general',
  response: embeddings,
})

export const createEmbeddings = defineContract({
  method: 'POST',
  path: '/articles/embeddings',
  summary: 'Embeds the passages that lack a vector of the model in use; the state tells the progress',
  permission: 'operations:manage',
  rate: 'general',
  response: embeddings,
  status: 202,
})

export const createArticle = defineContract({
  method: 'POST',
  path: '/articles',
  summary: 'Writes a knowledge article',
  permission: 'knowledge:write',
  rate: 'general',
  body: articleBody,
  response: article,
  status: 201,
  idempotent: true,
})

export const getArticle = defineContract({
  method: 'GET',
  path: '/articles/{id}',
  summary: 'One article',
  permission: 'knowledge:read',
  rate: 'general',
  params: idParams,
  response: article,
})

export const putArticle = defineContract({
  method: 'PUT',
  path: '/articles/{id}',
  summary:
    'Saves an article as its next version; 409 when somebody saved it after the version it is based on',
  permission: 'knowledge:write',
  rate: 'general',
  params: idParams,
  body: articleBody.extend({
    /** The version this one began from. */
    basedOn: z.number().int().min(1).optional(),
  }),
  response: article,
})

export const deleteArticle = defineContract({
  method: 'DELETE',
  path: '/articles/{id}',
  summary: 'Deletes an article with all its versions',
  permission: 'knowledge:publish',
  rate: 'general',
  params: idParams,
  status: 204,
})

const recommended = z.object({
  shown: z.number().int(),
  inserted: z.number().int(),
  sent: z.number().int(),
  /** of those sent, the ones that said what it says */
  unchanged: z.number().int(),
})

export const savedReply = z.object({ id, title: z.string(), body: z.string(), language: z.string() })

const savedReplyBody = z.strictObject({
  title: z.string().trim().min(1).max(200),
  body: z.string().trim().min(1).max(50_000),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .default('en'),
})

export const listSavedReplies = defineContract({
  method: 'GET',
  path: '/saved-replies',
  summary: 'Saved replies by title',
  permission: 'knowledge:read',
  rate: 'general',
  query: pageQuery.extend({ q: z.string().max(300).optional() }).strict(),
  response: page(savedReply.extend({ recommended })),
})

export const getSavedReplyAcceptance = defineContract({
  method: 'GET',
  path: '/saved-replies/acceptance',
  summary:
    'How often the newest recommended saved replies were taken up, by their place; half a year at most',
  permission: 'knowledge:read',
  rate: 'general',
  response: z.object({
    since: timestamp,
    total: recommended,
    ranks: z.array(recommended.extend({ rank: z.number().int() })),
  }),
})

export const createSavedReply = defineContract({
  method: 'POST',
  path: '/saved-replies',
  summary: 'Writes a saved reply',
  permission: 'knowledge:write',
  rate: 'general',
  body: savedReplyBody,
  response: savedReply,
  status: 201,
  idempotent: true,
})

export const putSavedReply = defineContract({
  method: 'PUT',
  path: '/saved-replies/{id}',
  summary: 'Replaces a saved reply',
  permission: 'knowledge:write',
  rate: 'general',
  params: idParams,
  body: savedReplyBody,
  response: savedReply,
})

export const deleteSavedReply = defineContract({
  method: 'DELETE',
  path: '/saved-replies/{id}',
  summary: 'Deletes a saved reply; what was sent with it stays',
  permission: 'knowledge:write',
  rate: 'general',
  params: idParams,
  status: 204,
})
