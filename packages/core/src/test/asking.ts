import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { createArticle } from '../articles/write.ts'
import { changeAutonomy } from '../autonomy/change.ts'
import type { Mode } from '../autonomy/ladder.ts'
import { listDraftReviews } from '../autonomy/list-reviews.ts'
import { readAutonomy } from '../autonomy/read.ts'
import { asSystem } from '../context.ts'
import { readDraft } from '../drafts/read.ts'
import { draftConversationReply } from '../flows/draft-reply.ts'
import { reply } from '../messages/reply.ts'
import { as } from './contexts.ts'
import { type MailFields, receiveMail } from './mails.ts'

export const lenient = { bar: 0.6, leastReviewed: 10, leastConfidence: 0.3 }

const question = 'When does the refund for the returned lamp reach my bank account?'

export type Asking = Awaited<ReturnType<typeof asking>>

/** An organization whose published article answers what its customers ask, all in one category. */
export async function asking() {
  const organization = await createOrganization()
  await as(organization, 'admin', (ctx) =>
    createArticle(ctx, {
      title: 'Refunds',
      body: 'A refund reaches your bank account within 5 working days after we receive the returned lamp.',
      language: 'en',
      collection: '',
      status: 'published',
    }),
  )
  return { ...organization, refund: organization.categories.refund ?? '' }
}

export function climb(of: Asking, mode: Mode, bar = lenient): Promise<void> {
  return as(of, 'admin', (ctx) => changeAutonomy(ctx, { categoryId: of.refund, mode, ...bar }))
}

export async function rungOf(of: Asking) {
  const { categories } = await as(of, 'viewer', readAutonomy)
  return categories.find(({ category }) => category.id === of.refund)
}

export function reviewsOf(of: Asking, state: 'open' | 'decided') {
  return as(of, 'agent', async (ctx) => (await listDraftReviews(ctx, { state, limit: 50 })).items)
}

/** Reviews as they come about over weeks: so many drafts that were all good. */
export async function prove(of: Asking, good: number, confidence = 0.9): Promise<void> {
  const { id: conversationId } = await createConversation(of)
  await asSystem('test', (db) =>
    db.draftReview.createMany({
      data: Array.from({ length: good }, () => ({
        id: newId(),
        organizationId: of.id,
        conversationId,
        categoryId: of.refund,
        mode: 'suggest',
        draftedBy: 'local',
        confidence,
        draftText: 'Text',
        good: true,
        decidedAt: new Date(),
      })),
    }),
  )
}

/** A customer's question, judged as one of the category. */
export async function ask(of: Asking, fields: MailFields = {}) {
  const { conversation, message } = await receiveMail(of, { subject: 'Refund', text: question, ...fields })
  await judge(conversation.id, of)
  return { id: conversation.id, messageId: message.id }
}

export function judge(id: string, of: Asking, fields: Record<string, unknown> = {}) {
  const judged = {
    categoryId: of.refund,
    route: 'informational',
    severity: 'normal',
    language: 'en',
  } as const
  return asSystem('test', (db) => db.conversation.update({ where: { id }, data: { ...judged, ...fields } }))
}

export function draftFor(of: TestOrganization, conversationId: string, asked?: 'yes'): Promise<void> {
  return draftConversationReply({ organizationId: of.id, conversationId, asked })
}

export function shownDraft(of: TestOrganization, conversation: string) {
  return as(of, 'agent', (ctx) => readDraft(ctx, { conversation }))
}

export function say(of: TestOrganization, conversation: string, text: string) {
  return as(of, 'agent', (ctx) => reply(ctx, { conversation, text, attachmentIds: [], resolve: false }))
}
