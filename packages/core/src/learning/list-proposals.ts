import type { ReplyEdit } from '@frontdesk/ai/reply/compare-reply'
import type { OrgContext } from '../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'

export type ProposalState = 'open' | 'accepted' | 'declined'

export type ProposalView = {
  id: string
  kind: ReplyEdit['kind']
  article: { id: string; title: string } | null
  before: string
  after: string
  /** in how many replies people changed it so */
  count: number
  evidence: { conversation: { id: string; number: number }; drafted: string; sent: string }[]
  state: ProposalState
  decidedBy: { type: string; name: string } | null
  decidedAt: string | null
  /** the article that an accepted one was written into, as a draft */
  resultArticleId: string | null
  seenAt: string
}

export type ProposalRow = Awaited<ReturnType<OrgContext['db']['assistantProposal']['findFirstOrThrow']>>

const shownEvidence = 5

/** What the assistant learned from edits, newest first. */
export async function listProposals(
  ctx: OrgContext,
  input: PageInput & { state: ProposalState },
): Promise<Page<ProposalView>> {
  require(ctx, 'conversations:read')
  const after = decodeCursor(input.cursor, ['id'])
  const rows = await ctx.db.assistantProposal.findMany({
    where: { state: input.state, ...(after ? { id: { lt: String(after[0]) } } : {}) },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  })
  const views = await viewProposals(ctx, rows)
  return pageOf(
    rows.map((row, index) => ({ id: row.id, view: views[index] as ProposalView })),
    input.limit,
    ({ id }) => [id],
    ({ view }) => view,
  )
}

export async function viewProposals(ctx: OrgContext, rows: ProposalRow[]): Promise<ProposalView[]> {
  const evidence = await ctx.db.assistantProposalEvidence.findMany({
    where: { proposalId: { in: rows.map(({ id }) => id) } },
    orderBy: { id: 'desc' },
  })
  const conversations = await ctx.db.conversation.findMany({
    where: { id: { in: evidence.map(({ conversationId }) => conversationId) } },
    select: { id: true, number: true },
  })
  const numbers = new Map(conversations.map(({ id, number }) => [id, number]))
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as ProposalView['kind'],
    article: row.articleId === null ? null : { id: row.articleId, title: row.articleTitle },
    before: row.oldText,
    after: row.newText,
    count: row.count,
    evidence: evidence
      .filter(({ proposalId }) => proposalId === row.id)
      .slice(0, shownEvidence)
      .map(({ conversationId, drafted, sent }) => ({
        conversation: { id: conversationId, number: numbers.get(conversationId) ?? 0 },
        drafted,
        sent,
      })),
    state: row.state as ProposalState,
    decidedBy: row.decidedBy as ProposalView['decidedBy'],
    decidedAt: row.decidedAt?.toISOString() ?? null,
    resultArticleId: row.resultArticleId,
    seenAt: row.seenAt.toISOString(),
  }))
}
