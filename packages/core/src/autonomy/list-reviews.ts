import type { ReplyEdit } from '@frontdesk/ai/reply/compare-reply'
import type { OrgContext } from '../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import type { Mode } from './ladder.ts'

export type DraftReviewView = {
  id: string
  conversation: { id: string; number: number; subject: string }
  category: { id: string; name: string } | null
  question: string
  draft: string
  sources: { id: string; kind: string; title: string; passage: string }[]
  sent: string | null
  similarity: number | null
  edits: ReplyEdit[]
  mode: Mode
  draftedBy: string
  confidence: number
  good: boolean | null
  decidedBy: { type: string; name: string } | null
  createdAt: string
}

type Input = PageInput & { state: 'open' | 'decided'; category?: string | undefined }

/** Drafts and what became of them, newest first: those somebody still has to judge, or those judged. */
export async function listDraftReviews(ctx: OrgContext, input: Input): Promise<Page<DraftReviewView>> {
  require(ctx, 'conversations:read')
  const after = decodeCursor(input.cursor, ['id'])
  const rows = await ctx.db.draftReview.findMany({
    where: {
      good: input.state === 'open' ? null : { not: null },
      ...(input.category ? { categoryId: input.category } : {}),
      ...(after ? { id: { lt: String(after[0]) } } : {}),
    },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  })
  const of = (ids: (string | null)[]) => ({ where: { id: { in: ids.filter((id) => id !== null) } } })
  const conversations = await ctx.db.conversation.findMany({
    ...of(rows.map(({ conversationId }) => conversationId)),
    select: { id: true, number: true, subject: true },
  })
  const categories = await ctx.db.category.findMany(of(rows.map(({ categoryId }) => categoryId)))
  const messages = await ctx.db.message.findMany({
    ...of(rows.map(({ messageId }) => messageId)),
    select: { id: true, text: true },
  })
  const byId = <T extends { id: string }>(found: T[], id: string | null) => found.find((one) => one.id === id)
  return pageOf(
    rows,
    input.limit,
    ({ id }) => [id],
    (row) => {
      const { id, number, subject } = byId(conversations, row.conversationId) ?? {
        id: row.conversationId,
        number: 0,
        subject: '',
      }
      const category = byId(categories, row.categoryId)
      return {
        id: row.id,
        conversation: { id, number, subject },
        category: category ? { id: category.id, name: category.name } : null,
        question: byId(messages, row.messageId)?.text ?? '',
        draft: row.draftText,
        sources: row.sources as DraftReviewView['sources'],
        sent: row.sentText,
        similarity: row.similarity,
        edits: row.edits as ReplyEdit[],
        mode: row.mode as Mode,
        draftedBy: row.draftedBy,
        confidence: row.confidence,
        good: row.good,
        decidedBy: row.decidedBy as DraftReviewView['decidedBy'],
        createdAt: row.createdAt.toISOString(),
      }
    },
  )
}
