import { classifyLocally } from '@frontdesk/ai/local/classify'
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
  /** when it was resolved or closed */
  settledAt: Date | null
}

/**
 * Every mail is really judged by the local models. Where they were wrong about a conversation that is over,
 * the agent who dealt with it has corrected them, as agents do.
 */
export function judge(input: Input) {
  const { seed, lookups, inbound } = input
  const judgements = inbound.map((message) => {
    const started = performance.now()
    const { text, subject } = message
    const result = classifyLocally({ text, subject, categories: lookups.categories, model: null })
    return { message, result, tookMs: performance.now() - started }
  })
  const last = judgements.at(-1)
  const truth = lookups.categories.find((category) => category.key === seed.category)
  const over = seed.status === 'resolved' || seed.status === 'closed'
  const wrong = last !== undefined && last.result.category !== seed.category
  const corrected = truth && over && !seed.spam && wrong ? truth : null
  const judged = judgements.map((judgement) => classificationRow(input, judgement))
  const newest = judged.at(-1)
  const correction =
    newest && corrected && input.settledAt ? [correctionRow(newest, corrected, input.settledAt)] : []
  return {
    classifications: [...judged, ...correction],
    corrected,
    examples: corrected && last ? [exampleRow(input.organizationId, corrected.id, last.message)] : [],
    shown: newest && shownOn(newest, corrected),
  }
}

type Judgement = { message: Inbound; result: ReturnType<typeof classifyLocally>; tookMs: number }

function classificationRow(
  { organizationId, conversationId, lookups }: Input,
  { message, result, tookMs }: Judgement,
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
    tookMs,
    createdAt: message.createdAt,
  }
}

/** The word of the agent who put it right, a minute before the conversation was over. */
function correctionRow(
  newest: ReturnType<typeof classificationRow>,
  { id, route }: Lookups['categories'][number],
  settledAt: Date,
) {
  const createdAt = new Date(settledAt.getTime() - 60_000)
  const sure = { routeConfidence: 1, confidence: 1, severityConfidence: 1 }
  return {
    ...newest,
    ...sure,
    id: newId(),
    categoryId: id,
    route,
    by: 'agent',
    evidence: {},
    tookMs: null,
    createdAt,
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
