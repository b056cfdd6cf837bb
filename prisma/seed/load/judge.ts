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
export function judge(input: Input) {
  const { seed, lookups, inbound } = input
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
  const truth = lookups.categories.find((category) => category.key === seed.category)
  const over = seed.status === 'resolved' || seed.status === 'closed'
  const wrong = last !== undefined && last.result.category !== seed.category
  const corrected = truth && over && !seed.spam && wrong ? truth : null
  const classifications = judgements.map((judgement) => classificationRow(input, judgement))
  const newest = classifications.at(-1)
  return {
    classifications,
    corrected,
    examples: corrected && last ? [exampleRow(input.organizationId, corrected.id, last.message)] : [],
    shown: newest && shownOn(newest, corrected),
  }
}

type Judgement = { message: Inbound; result: ReturnType<typeof classifyLocally> }

function classificationRow(
  { organizationId, conversationId, lookups }: Input,
  { message, result }: Judgement,
) {
  return {
    id: newId(),
    organizationId,
    conversationId,
    messageId: message.id,
    route: result.route,
    routeConfidence: result.routeConfidence,
    categoryId: lookups.categories.find((category) => category.key === result.category)?.id ?? null,
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
  }
}

function exampleRow(organizationId: string, categoryId: string, { id, subject, text }: Inbound) {
  const example = redact(`${subject}\n${text}`).text.slice(0, 4_000)
  return { id: newId(), organizationId, categoryId, messageId: id, source: 'correction', text: example }
}

function shownOn(
  newest: ReturnType<typeof classificationRow>,
  corrected: Lookups['categories'][number] | null,
) {
  return {
    route: corrected?.route ?? newest.route,
    categoryId: corrected?.id ?? newest.categoryId,
    confidence: corrected ? 1 : newest.confidence,
    sentiment: newest.sentiment,
    severity: newest.severity,
    language: newest.language,
    classifiedBy: corrected ? 'agent' : newest.by,
  }
}
