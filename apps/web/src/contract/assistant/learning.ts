import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, page, pageQuery, timestamp } from '../shared.ts'

const person = z.object({ type: z.string(), name: z.string() })
const state = z.enum(['open', 'accepted', 'declined'])

export const assistantProposal = z.object({
  id,
  kind: z.enum(['fact', 'policy', 'missing_step', 'tone']),
  article: z.object({ id, title: z.string() }).nullable(),
  before: z.string(),
  after: z.string(),
  count: z.number().int(),
  evidence: z.array(
    z.object({
      conversation: z.object({ id, number: z.number().int() }),
      drafted: z.string(),
      sent: z.string(),
    }),
  ),
  state,
  decidedBy: person.nullable(),
  decidedAt: timestamp.nullable(),
  resultArticleId: id.nullable(),
  seenAt: timestamp,
})

export const guidance = z.object({
  id,
  kind: z.enum(['policy', 'tone']),
  text: z.string(),
  createdBy: person,
  createdAt: timestamp,
})

export const listProposals = defineContract({
  method: 'GET',
  path: '/assistant/proposals',
  summary: 'What the assistant learned from edited drafts, with the replies that speak for it',
  permission: 'conversations:read',
  rate: 'general',
  query: pageQuery.extend({ state: state.default('open') }).strict(),
  response: page(assistantProposal),
})

export const decideProposal = defineContract({
  method: 'POST',
  path: '/assistant/proposals/{id}/decision',
  summary: 'Takes a proposal, as a draft of the article or as guidance, or declines it',
  permission: 'knowledge:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject({
    decision: z.enum(['accept', 'decline']),
    text: z.string().trim().min(1).max(1_000).optional(),
  }),
  response: assistantProposal,
})

export const listGuidance = defineContract({
  method: 'GET',
  path: '/assistant/guidance',
  summary: 'What every draft keeps to because people took it over from edits',
  permission: 'conversations:read',
  rate: 'general',
  response: z.object({ items: z.array(guidance) }),
})

export const deleteGuidance = defineContract({
  method: 'DELETE',
  path: '/assistant/guidance/{id}',
  summary: 'Takes a piece of guidance out of use',
  permission: 'assistant:manage',
  rate: 'general',
  params: idParams,
})
