import { scoreGravity } from '@frontdesk/ai/local/gravity/score'
import { judgeSpam } from '@frontdesk/ai/local/spam/judge'
import { type Emotion, emotionOf } from '@frontdesk/ai/local/tone/emotion'
import type { OrgContext } from '../context.ts'
import type { Route, Severity } from '../conversations/query/row.ts'
import { NotFound } from '../errors.ts'
import { require } from '../permissions.ts'
import { readEvidence } from './evidence.ts'
import { findArticle } from './find-article.ts'
import { type NextStep, nextStep } from './next-step.ts'
import { currentSpamModel } from './spam/current-model.ts'
import { type Urgency, urgencyOf } from './urgency.ts'

export type JudgementView = {
  messageId: string
  judgedAt: string
  /** 'agent', 'local' or '<provider>/<model>' */
  by: string
  intent: { category: string; name: string } | null
  confidence: number
  /** other categories it may be about as well, by their names */
  topics: { name: string; confidence: number }[]
  /** the other categories the assistant thought of, likeliest first */
  alternatives: { category: string; name: string; confidence: number }[]
  route: Route
  routeConfidence: number
  sentiment: { score: number; confidence: number; emotion: Emotion }
  severity: {
    severity: Severity
    confidence: number
    /** signs the rules have found */
    ruleHits: string[]
    /** what a small model makes of the words alone, 0 (low) … 1 (urgent) */
    model: { score: number; severity: Severity }
  }
  urgency: Urgency
  language: string
  languageConfidence: number
  /** by the word of a person */
  spam: boolean
  /** how much the words alone read like what is spam, here and elsewhere, 0 … 1 */
  spamScore: number
  /** it speaks to a machine rather than to people */
  suspicious: boolean
  /** whether provider and local model agree; null where no provider was asked */
  agreement: boolean | null
  /** what it leads to, as long as the routes are as they were made */
  nextStep: Pick<NextStep, 'action' | 'reason'>
}

/** A second category counts as a topic from this probability on. */
const leastTopic = 0.1
const longestText = 20_000

/** Everything that was judged of a message, with what it rests on. */
export async function readJudgement(ctx: OrgContext, messageId: string): Promise<JudgementView> {
  require(ctx, 'conversations:read')
  const message = await ctx.db.message.findUnique({
    where: { id: messageId },
    select: { conversationId: true, subject: true, text: true },
  })
  const rows = message
    ? await ctx.db.classification.findMany({ where: { messageId }, orderBy: { createdAt: 'desc' }, take: 10 })
    : []
  const [newest] = rows
  if (!message || !newest) throw new NotFound('A judgement of this message')
  const evidence = readEvidence(rows.find(({ by }) => by !== 'agent')?.evidence)
  const conversation = await ctx.db.conversation.findUniqueOrThrow({
    where: { id: message.conversationId },
    select: { spam: true, waitingSince: true },
  })
  const names = await namesOf(ctx)
  const intent = newest.categoryId === null ? undefined : names.find(({ id }) => id === newest.categoryId)
  const alternatives = evidence.ranking.flatMap(({ category, confidence }) => {
    const known = names.find(({ key }) => key === category)
    return known && known !== intent ? [{ category, name: known.name, confidence }] : []
  })
  const text = `${message.subject}\n${message.text}`.slice(0, longestText)
  return {
    messageId,
    judgedAt: newest.createdAt.toISOString(),
    by: newest.by,
    intent: intent ? { category: intent.key, name: intent.name } : null,
    confidence: newest.confidence,
    topics: alternatives
      .filter(({ confidence }) => confidence >= leastTopic)
      .map(({ name, confidence }) => ({ name, confidence })),
    alternatives,
    route: newest.route,
    routeConfidence: newest.routeConfidence,
    sentiment: {
      score: newest.sentiment,
      confidence: newest.sentimentConfidence,
      emotion: emotionOf(text, newest.sentiment),
    },
    severity: {
      severity: newest.severity,
      confidence: newest.severityConfidence,
      ruleHits: evidence.severityHits,
      model: scoreGravity(text),
    },
    urgency: urgencyOf(newest.severity, conversation.waitingSince, new Date()),
    language: newest.language,
    languageConfidence: newest.languageConfidence,
    spam: conversation.spam,
    spamScore: judgeSpam(text, await currentSpamModel(ctx)).score,
    suspicious: evidence.suspicious,
    agreement: evidence.agreement,
    nextStep: await stepAfter(ctx, text, { ...newest, ...evidence, categoryName: intent?.name ?? null }),
  }
}

type Judged = Omit<Parameters<typeof nextStep>[0], 'article' | 'threshold'>

async function stepAfter(ctx: OrgContext, text: string, judged: Judged): Promise<JudgementView['nextStep']> {
  const { answerThreshold: threshold } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { answerThreshold: true },
  })
  const { route, confidence, categoryName, suspicious } = judged
  const article = await findArticle(ctx, text)
  const { action, reason } = nextStep({ route, confidence, categoryName, suspicious, article, threshold })
  return { action, reason }
}

function namesOf(ctx: OrgContext) {
  return ctx.db.category.findMany({ select: { id: true, key: true, name: true } })
}
