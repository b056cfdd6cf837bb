import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, page, pageQuery, timestamp } from '../shared.ts'

const outcome = z.enum(['waiting', 'created', 'updated', 'skipped', 'failed'])
const count = z.number().int()

export const articleImport = z.object({
  id,
  kind: z.enum(['files', 'site']),
  /** The file, or the address of the site. */
  name: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'canceled', 'failed']),
  total: count,
  /** Items by what became of them; what waits is still to be done. */
  counts: z.object({ waiting: count, created: count, updated: count, skipped: count, failed: count }),
  error: z.string().nullable(),
  by: z.string(),
  createdAt: timestamp,
  finishedAt: timestamp.nullable(),
})

export const articleImportItem = z.object({
  id,
  /** The file, with a row's title where it has rows, or the page's address. */
  source: z.string(),
  title: z.string(),
  outcome,
  reason: z.string(),
  articleId: id.nullable(),
})

const common = {
  audience: z.enum(['public', 'internal']).default('public'),
  /** Where an article does not say its own. */
  language: z
    .string()
    .regex(/^([a-z]{2,3})?$/)
    .default(''),
  collection: z.string().trim().max(100).default(''),
}

export const createImport = defineContract({
  method: 'POST',
  path: '/articles/imports',
  summary:
    'Imports Markdown, HTML and CSV (columns title, body, language, collection) as drafts; 100 files, 8 MiB and 5,000 articles at most',
  permission: 'knowledge:write',
  rate: 'general',
  body: z.strictObject({
    ...common,
    files: z
      .array(z.strictObject({ name: z.string().max(200), content: z.string() }))
      .min(1)
      .max(100),
  }),
  bodyBytes: 8 * 1024 * 1024,
  response: articleImport,
  status: 202,
})

export const createCrawl = defineContract({
  method: 'POST',
  path: '/articles/crawls',
  summary: "Reads the pages of the organization's own site as drafts; its progress is that of an import",
  permission: 'knowledge:write',
  rate: 'general',
  body: z.strictObject({
    ...common,
    url: z.string().max(1_000),
    maxPages: z.number().int().min(1).max(1_000).default(100),
  }),
  response: articleImport,
  status: 202,
})

export const listImports = defineContract({
  method: 'GET',
  path: '/articles/imports',
  summary: 'Imports of files and sites, newest first',
  permission: 'knowledge:read',
  rate: 'general',
  query: pageQuery.strict(),
  response: page(articleImport),
})

export const getImport = defineContract({
  method: 'GET',
  path: '/articles/imports/{id}',
  summary: 'How far an import is',
  permission: 'knowledge:read',
  rate: 'general',
  params: idParams,
  response: articleImport,
})

export const putImport = defineContract({
  method: 'PUT',
  path: '/articles/imports/{id}',
  summary: 'Ends an import; the articles it has written stay',
  permission: 'knowledge:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ state: z.literal('canceled') }),
  response: articleImport,
})

export const listImportItems = defineContract({
  method: 'GET',
  path: '/articles/imports/{id}/items',
  summary: 'What became of each file, row or page of an import, in their order',
  permission: 'knowledge:read',
  rate: 'general',
  params: idParams,
  query: pageQuery.extend({ outcome: outcome.optional() }).strict(),
  response: page(articleImportItem),
})
