import { newId } from '@frontdesk/runtime/id'
import { openCaseForMessage } from '../compliance/open-for-message.ts'
import type { OrgContext } from '../context.ts'
import { changeConversation } from '../conversations/change.ts'
import { findConversation, lockConversation } from '../conversations/query/find.ts'
import type { ConversationView, Route, Severity } from '../conversations/query/row.ts'
import { Conflict, Invalid } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { keepExample } from './examples/keep.ts'
import { newestInbound } from './newest-inbound.ts'
import { trainWhenEnoughChanged } from './training/promise.ts'

type Input = {
  conversation: string
  /** a category's key */
  category?: string | undefined
  route?: Route | undefined
  severity?: Severity | undefined
  sentiment?: Mood | undefined
  /** ISO 639-1; counts for this conversation alone, and nothing is learned from it */
  language?: string | undefined
}

export type Mood = 'negative' | 'neutral' | 'positive'

/** Where a mood somebody named stands between -1 and 1. */
const scoreOf: Record<Mood, number> = { negative: -0.7, neutral: 0, positive: 0.7 }

/**
 * A person's word on what a conversation is about. It counts from now on, and the message becomes a
 * training example without its personal data.
 */
export async function correctClassification(ctx: OrgContext, input: Input): Promise<ConversationView> {
  require(ctx, 'conversations:update')
  const conversation = await lockConversation(ctx, input.conversation)
  const before = await ctx.db.conversation.findUniqueOrThrow({ where: { id: conversation.id } })
  const category = input.category === undefined ? null : await findCategory(ctx, input.category)
  const categoryId = category?.id ?? before.categoryId
  const route = input.route ?? category?.route ?? before.route ?? 'informational'
  const severity = input.severity ?? before.severity ?? 'normal'
  const sentiment = input.sentiment === undefined ? before.sentiment : scoreOf[input.sentiment]
  const { language } = input
  const tongue = language === undefined || language === before.language ? {} : { language }
  const told = language === undefined ? {} : { language }
  if (isOnlyLanguage(input)) {
    if (tongue.language === undefined) return findConversation(ctx, conversation.id)
    return changeConversation(ctx, {
      conversationId: conversation.id,
      type: 'classification_corrected',
      data: tongue,
      before: { language: before.language },
      after: tongue,
    })
  }
  const unchanged =
    tongue.language === undefined &&
    categoryId === before.categoryId &&
    route === before.route &&
    severity === before.severity &&
    sentiment === before.sentiment
  if (unchanged && before.classifiedBy === 'agent') return findConversation(ctx, conversation.id)
  ctx.emit({ type: 'classification.corrected', conversationId: conversation.id })
  await keepJudgement(ctx, conversation.id, { categoryId, route, severity, sentiment }, input)
  return changeConversation(ctx, {
    conversationId: conversation.id,
    type: 'classification_corrected',
    data: { route, categoryId, severity, sentiment, confidence: 1, classifiedBy: 'agent', ...told },
    before: {
      route: before.route,
      categoryId: before.categoryId,
      severity: before.severity,
      sentiment: before.sentiment,
      ...(language === undefined ? {} : { language: before.language }),
    },
    after: { route, categoryId, severity, sentiment, category: category?.name ?? null, ...told },
  })
}

/** What somebody writes in says nothing of what a model judged beside it. */
function isOnlyLanguage({ category, route, severity, sentiment, language }: Input): boolean {
  return language !== undefined && [category, route, severity, sentiment].every((one) => one === undefined)
}

async function findCategory(ctx: OrgContext, key: string) {
  const category = await ctx.db.category.findFirst({ where: { key: storable(key), archivedAt: null } })
  if (!category) throw new Invalid(`There is no category "${key}"`, 'category')
  return category
}

type Judgement = {
  categoryId: string | null
  route: Route
  severity: Severity
  sentiment: number | null
}

async function keepJudgement(
  ctx: OrgContext,
  conversationId: string,
  judgement: Judgement,
  corrected: Input,
): Promise<void> {
  const { categoryId, route, severity, sentiment } = judgement
  const message = await newestInbound(ctx, conversationId)
  if (!message) throw new Conflict('There is no message of the customer to classify yet')
  const machine = await ctx.db.classification.findFirst({
    where: { messageId: message.id },
    orderBy: { createdAt: 'desc' },
    select: { sentiment: true, sentimentConfidence: true, language: true, languageConfidence: true },
  })
  const kept = machine ?? { sentiment: 0, sentimentConfidence: 0, language: 'und', languageConfidence: 0 }
  const told = corrected.sentiment === undefined ? {} : { sentiment: sentiment ?? 0, sentimentConfidence: 1 }
  await ctx.db.classification.create({
    data: {
      id: newId(),
      organizationId: ctx.organizationId,
      messageId: message.id,
      ...kept,
      ...told,
      conversationId,
      route,
      routeConfidence: 1,
      categoryId,
      confidence: 1,
      severity,
      severityConfidence: 1,
      by: 'agent',
    },
  })
  // Routes hear of what models judge. That a person calls something a matter of safety is no rule to be switched off.
  await openCaseForMessage(ctx, { conversationId, messageId: message.id, route, severity })
  await keepExample(ctx, message, {
    ...(corrected.category === undefined ? {} : { categoryId }),
    ...(corrected.route === undefined ? {} : { route }),
    ...(corrected.severity === undefined ? {} : { severity }),
    ...(corrected.sentiment === undefined ? {} : { sentiment: corrected.sentiment }),
  })
  if (corrected.category !== undefined) await trainWhenEnoughChanged(ctx)
}
