import { redact } from '@frontdesk/ai/redact'
import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'
import { changeConversation } from '../conversations/change.ts'
import { findConversation, lockConversation } from '../conversations/query/find.ts'
import type { ConversationView, Route, Severity } from '../conversations/query/row.ts'
import { Conflict, Invalid } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { writtenByPeople } from '../messages/written-by-people.ts'
import { require } from '../permissions.ts'

type Input = {
  conversation: string
  /** a category's key */
  category?: string | undefined
  route?: Route | undefined
  severity?: Severity | undefined
}

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
  const unchanged = categoryId === before.categoryId && route === before.route && severity === before.severity
  if (unchanged && before.classifiedBy === 'agent') return findConversation(ctx, conversation.id)
  await keepJudgement(ctx, conversation.id, { categoryId, route, severity, learn: category !== null })
  return changeConversation(ctx, {
    conversationId: conversation.id,
    type: 'classification_corrected',
    data: { route, categoryId, severity, confidence: 1, classifiedBy: 'agent' },
    before: { route: before.route, categoryId: before.categoryId, severity: before.severity },
    after: { route, categoryId, severity, category: category?.name ?? null },
  })
}

async function findCategory(ctx: OrgContext, key: string) {
  const category = await ctx.db.category.findFirst({ where: { key: storable(key), archivedAt: null } })
  if (!category) throw new Invalid(`There is no category "${key}"`, 'category')
  return category
}

/** What a machine wrote teaches nothing about customers, so it counts only where nobody else has written. */
async function newestInbound(ctx: OrgContext, conversationId: string) {
  for (const autoKind of [{ in: [...writtenByPeople] }, {}]) {
    const found = await ctx.db.message.findFirst({
      where: { conversationId, direction: 'inbound', autoKind },
      orderBy: { sequence: 'desc' },
      select: { id: true, subject: true, text: true },
    })
    if (found) return found
  }
  return null
}

type Judgement = { categoryId: string | null; route: Route; severity: Severity; learn: boolean }

async function keepJudgement(ctx: OrgContext, conversationId: string, judgement: Judgement): Promise<void> {
  const { organizationId, actor } = ctx
  const { categoryId, route, severity, learn } = judgement
  const message = await newestInbound(ctx, conversationId)
  if (!message) throw new Conflict('There is no message of the customer to classify yet')
  const machine = await ctx.db.classification.findFirst({
    where: { messageId: message.id },
    orderBy: { createdAt: 'desc' },
    select: { sentiment: true, sentimentConfidence: true, language: true, languageConfidence: true },
  })
  const kept = machine ?? { sentiment: 0, sentimentConfidence: 0, language: 'und', languageConfidence: 0 }
  const row = { organizationId, messageId: message.id }
  await ctx.db.classification.create({
    data: {
      id: newId(),
      ...row,
      ...kept,
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
  if (!learn || categoryId === null) return
  const createdById = actor.type === 'member' ? actor.memberId : null
  await ctx.db.trainingExample.deleteMany({ where: { messageId: message.id } })
  await ctx.db.trainingExample.create({
    data: {
      id: newId(),
      ...row,
      categoryId,
      createdById,
      source: 'correction',
      text: redact(`${message.subject}\n${message.text}`).text.slice(0, 4_000),
    },
  })
  ctx.emit({ type: 'classifier.outdated' })
}
