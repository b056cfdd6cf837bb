import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, page, pageQuery, timestamp } from '../shared.ts'
import { article, usageCounts } from './knowledge.ts'

const state = z.enum(['open', 'dismissed', 'written'])

export const knowledgeGap = z.object({
  id,
  title: z.string(),
  language: z.string(),
  state,
  questionCount: z.number().int(),
  questions: z.array(
    z.object({ text: z.string(), conversation: z.object({ id, number: z.number().int() }) }),
  ),
  seenAt: timestamp,
  articleId: id.nullable(),
})

/** `by` is `local`, or the provider and model that worded it */
const proposal = z.object({
  title: z.string(),
  body: z.string(),
  replies: z.number().int(),
  by: z.string(),
})

export const articleUsage = usageCounts.extend({
  /** customers' messages for which a draft rested on it, sent or not */
  drafts: z.number().int(),
  edited: z.number().int(),
  /** replies that kept at least half of such a draft's words */
  inReplies: z.number().int(),
  viewers: z.number().int(),
  /** what the caller says of the newest version */
  mine: z.boolean().nullable(),
  lastCitedAt: timestamp.nullable(),
})

export const listGaps = defineContract({
  method: 'GET',
  path: '/knowledge-gaps',
  summary: 'What customers ask and the knowledge does not answer, what is asked most first',
  permission: 'knowledge:read',
  rate: 'general',
  query: pageQuery.extend({ state: state.default('open') }).strict(),
  response: page(knowledgeGap),
})

export const getGap = defineContract({
  method: 'GET',
  path: '/knowledge-gaps/{id}',
  summary: 'One gap with the article that would close it, made of what agents answered',
  permission: 'knowledge:read',
  rate: 'general',
  params: idParams,
  response: knowledgeGap.extend({
    proposal,
  }),
})

export const dismissGap = defineContract({
  method: 'POST',
  path: '/knowledge-gaps/{id}/dismissal',
  summary: 'Puts a gap away that wants no article',
  permission: 'knowledge:write',
  rate: 'general',
  params: idParams,
  status: 204,
})

export const createGapProposal = defineContract({
  method: 'POST',
  path: '/knowledge-gaps/{id}/proposal',
  summary:
    'Has a provider word the article out of what agents answered; without one it is put together of that',
  permission: 'knowledge:write',
  rate: 'assistant',
  params: idParams,
  response: proposal,
})

export const mergeGaps = defineContract({
  method: 'POST',
  path: '/knowledge-gaps/{id}/merge',
  summary: 'Puts the questions of a gap with those of another that asks for the same, and takes it away',
  permission: 'knowledge:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ into: id }),
  response: knowledgeGap,
})

export const createGapArticle = defineContract({
  method: 'POST',
  path: '/knowledge-gaps/{id}/article',
  summary: 'Begins the article that would close a gap, as a draft; a provider words it where there is one',
  permission: 'knowledge:write',
  rate: 'assistant',
  params: idParams,
  status: 201,
  response: article,
})

export const getArticleUsage = defineContract({
  method: 'GET',
  path: '/articles/{id}/usage',
  summary: 'How an article is used: views, drafts and replies that rest on it, and what members say of it',
  permission: 'knowledge:read',
  rate: 'general',
  params: idParams,
  response: articleUsage,
})

export const createArticleView = defineContract({
  method: 'POST',
  path: '/articles/{id}/views',
  summary: 'Counts that the caller looked at an article, once a day',
  permission: 'knowledge:read',
  rate: 'general',
  params: idParams,
  status: 204,
})

export const putArticleVote = defineContract({
  method: 'PUT',
  path: '/articles/{id}/vote',
  summary: 'Says whether the caller finds the newest version of an article helpful; null takes that back',
  permission: 'knowledge:read',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ helpful: z.boolean().nullable() }),
  response: articleUsage,
})
