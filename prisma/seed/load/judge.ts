import { classifyLocally } from '@frontdesk/ai/classify'
import { redact } from '@frontdesk/ai/redact'
import { newId } from '@frontdesk/runtime/id'
import type { SeedConversation } from '../types.ts'
import type { Lookups } from './lookups.ts'

type Inbound = { id: string; subject: string; text: string; createdAt: Date }
type Input = {
  organizationId: string
  conversationId: string
  seed: SeedConversation
  lookups: Lookups
  inbound: Inbound[]
}

/**
 * Every mail is really judged by the local models. Where they were wrong about a conversation that is over,
 * the agent who dealt with it has corrected them, as agents do.
 */
export function judge({ organizationId, conversationId, seed, lookups, inbound }: Input) {
  const ids = new Map(lookups.categories.map((category) => [category.key, category.id]))
  const judgements = inbound.map((message) => ({
    message,
    result: classifyLocally({
      text: message.text,
      subject: message.subject,
      categories: lookups.categories,
      model: null,
    }),
  }))
  const last = judgements.at(-1)
  const base = { organizationId, conversationId }
  const classifications = judgements.map(({ message, result }) => ({
    ...base,
    id: newId(),
    messageId: message.id,
    route: result.route,
    routeConfidence: result.routeConfidence,
    categoryId: ids.get(result.category) ?? null,
    confidence: result.confidence,
    sentiment: result.sentiment.score,
    sentimentConfidence: result.sentiment.confidence,
    severity: result.severity,
    severityConfidence: result.severityConfidence,
    language: result.language,
    languageConfidence: result.languageConfidence,
    by: result.by,
    evidence: result.evidence,
    createdAt: message.createdAt,
  }))
  const truth = lookups.categories.find((category) => category.key === seed.category)
  const over = seed.status === 'resolved' || seed.status === 'closed'
  const corrected =
    last && truth && over && !seed.spam && last.result.category !== seed.category ? truth : null
  const newest = classifications.at(-1)
  return {
    classifications,
    corrected,
    examples:
      corrected && last
        ? [
            {
              id: newId(),
              organizationId,
              categoryId: corrected.id,
              messageId: last.message.id,
              source: 'correction',
              text: redact(`${last.message.subject}\n${last.message.text}`).text.slice(0, 4_000),
            },
          ]
        : [],
    shown: newest
      ? {
          route: corrected?.route ?? newest.route,
          categoryId: corrected?.id ?? newest.categoryId,
          confidence: corrected ? 1 : newest.confidence,
          sentiment: newest.sentiment,
          severity: newest.severity,
          language: newest.language,
          classifiedBy: corrected ? 'agent' : newest.by,
        }
      : {},
  }
}
