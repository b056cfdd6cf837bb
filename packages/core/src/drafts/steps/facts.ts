import type { DraftCheck } from '@frontdesk/ai/reply/check-draft'
import type { OrgContext } from '../../context.ts'

/** What is stored of the way to a draft. */
export type Facts = {
  draft: { by: string; confidence: number; sources: number; checks: DraftCheck[] }
  /** the message it answers; null where that is not known any more */
  message: { autoKind: string; trust: string | null; characters: number; quoted: number } | null
  earlier: number
  judged: {
    by: string
    category: string | null
    confidence: number
    route: string
    severity: string
    language: string
    suspicious: boolean
  } | null
  disclosures: { to: string; kinds: string }[]
  calls: { model: string; outcome: string; latencyMs: number; tokens: number }[]
  ratings: { good: number; bad: number }
  review: { similarity: number | null } | null
}

/** Calls of a draft are written down up to this long before it is. */
const writingTakes = 10 * 60_000

/** Everything kept about how the assistant's draft of a conversation came about; null without one. */
export async function findFacts(ctx: OrgContext, conversationId: string): Promise<Facts | null> {
  const draft = await ctx.db.draft.findFirst({
    where: { conversationId, author: 'assistant', mode: { not: 'shadow' } },
  })
  if (!draft) return null
  const { messageId } = draft
  const during = {
    conversationId,
    task: 'draft',
    createdAt: {
      gte: new Date(draft.updatedAt.getTime() - writingTakes),
      lte: new Date(draft.updatedAt.getTime() + 60_000),
    },
  }
  const calls = await ctx.db.aiCall.findMany({ where: during, orderBy: { createdAt: 'asc' }, take: 10 })
  const disclosed = await ctx.db.aiDisclosure.findMany({
    where: during,
    orderBy: { createdAt: 'asc' },
    take: 10,
  })
  const ratings = await ctx.db.draftRating.findMany({ where: { draftId: draft.id }, select: { good: true } })
  const review =
    messageId === null
      ? null
      : await ctx.db.draftReview.findFirst({
          where: { conversationId, messageId, draftText: draft.text },
          orderBy: { createdAt: 'desc' },
          select: { similarity: true },
        })
  return {
    draft: {
      by: draft.by,
      confidence: draft.confidence,
      sources: (draft.sources as unknown[]).length,
      checks: draft.checks as DraftCheck[],
    },
    ...(await aboutMessage(ctx, conversationId, messageId)),
    disclosures: disclosed.map(({ provider, model, placeholders }) => ({
      to: `${provider}/${model}`,
      kinds: Object.entries(placeholders as Record<string, number>)
        .map(([kind, count]) => `${count} × ${kind}`)
        .join(', '),
    })),
    calls: calls.map(({ provider, model, outcome, latencyMs, inputTokens, outputTokens }) => ({
      model: `${provider}/${model}`,
      outcome,
      latencyMs,
      tokens: inputTokens + outputTokens,
    })),
    ratings: {
      good: ratings.filter(({ good }) => good).length,
      bad: ratings.filter(({ good }) => !good).length,
    },
    review,
  }
}

async function aboutMessage(
  ctx: OrgContext,
  conversationId: string,
  messageId: string | null,
): Promise<Pick<Facts, 'message' | 'earlier' | 'judged'>> {
  const message =
    messageId === null
      ? null
      : await ctx.db.message.findUnique({
          where: { id: messageId },
          select: { autoKind: true, trust: true, text: true, quotedText: true, sequence: true },
        })
  if (!message || messageId === null) return { message: null, earlier: 0, judged: null }
  const judged = await ctx.db.classification.findFirst({
    where: { messageId },
    orderBy: { createdAt: 'desc' },
  })
  const category = judged?.categoryId
    ? await ctx.db.category.findUnique({ where: { id: judged.categoryId }, select: { name: true } })
    : null
  const evidence = (judged?.evidence ?? {}) as { suspicious?: boolean }
  const trust = (message.trust ?? {}) as { verdict?: string }
  return {
    message: {
      autoKind: message.autoKind,
      trust: trust.verdict ?? null,
      characters: message.text.length,
      quoted: message.quotedText.length,
    },
    earlier: await ctx.db.message.count({ where: { conversationId, sequence: { lt: message.sequence } } }),
    judged: judged && {
      by: judged.by === 'local' ? 'the local model' : judged.by,
      category: category?.name ?? null,
      confidence: judged.confidence,
      route: judged.route,
      severity: judged.severity,
      language: judged.language,
      suspicious: evidence.suspicious === true,
    },
  }
}
