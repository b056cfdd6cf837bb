import { now } from '@frontdesk/runtime/clock'
import { newId } from '@frontdesk/runtime/id'
import { findArticle } from '../articles/row.ts'
import { createArticle, updateArticle } from '../articles/write.ts'
import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict, NotFound } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { type ProposalRow, type ProposalView, viewProposals } from './list-proposals.ts'

type Input = { id: string; decision: 'accept' | 'decline'; text?: string | undefined }

/**
 * Takes a proposal or leaves it. What is taken about an article becomes a draft of it, and nothing is published by
 * that; what is taken about tone or rules is told to whoever drafts from then on. `text` instead of its own words.
 */
export async function decideProposal(ctx: OrgContext, input: Input): Promise<ProposalView> {
  require(ctx, 'knowledge:write')
  await ctx.db.$queryRaw`SELECT id FROM assistant_proposals WHERE id = ${input.id}::uuid FOR UPDATE`
  const row = await ctx.db.assistantProposal.findFirst({ where: { id: input.id } })
  if (!row) throw new NotFound('The proposal')
  if (row.state !== 'open') throw new Conflict('Somebody has decided about it already', 'wrong_state')
  const text = storable(input.text?.trim() || row.newText)
  const result = input.decision === 'accept' ? await accept(ctx, row, text) : null
  const state = input.decision === 'accept' ? 'accepted' : 'declined'
  const after = await ctx.db.assistantProposal.update({
    where: { id: row.id },
    data: {
      state,
      newText: text,
      decidedBy: actorRecord(ctx.actor),
      decidedAt: now(),
      resultArticleId: result,
    },
  })
  await writeAudit(ctx, {
    action: 'assistant_proposal.decide',
    subjectType: 'assistant_proposal',
    subjectId: row.id,
    before: { state: row.state, text: row.newText },
    after: { state, text, articleId: result },
  })
  ctx.emit({ type: 'learned.changed' })
  const [view] = await viewProposals(ctx, [after])
  return view as ProposalView
}

/** The article it was written into; null where it is told to whoever drafts. */
async function accept(ctx: OrgContext, row: ProposalRow, text: string): Promise<string | null> {
  if (row.kind === 'tone' || row.kind === 'policy') {
    require(ctx, 'assistant:manage')
    const { organizationId, actor } = ctx
    const kept = { kind: row.kind, text, proposalId: row.id, createdBy: actorRecord(actor) }
    await ctx.db.assistantGuidance.create({ data: { id: newId(), organizationId, ...kept } })
    return null
  }
  if (row.articleId === null) {
    const content = { body: text, language: 'en', collection: '', status: 'draft' as const }
    return (await createArticle(ctx, { title: text.slice(0, 80), ...content })).id
  }
  const { title, body, language, collection } = await findArticle(ctx, row.articleId)
  const note = `Learned from ${row.count} edited ${row.count === 1 ? 'reply' : 'replies'}`
  const changed = withSentence(body, row.oldText, text)
  const content = { title, body: changed, language, collection, status: 'draft' as const, note }
  return (await updateArticle(ctx, { id: row.articleId, ...content })).id
}

/** The old sentence is replaced where the article still has it; else the new one is added at the end. */
function withSentence(body: string, before: string, after: string): string {
  return before !== '' && body.includes(before)
    ? body.replace(before, () => after)
    : `${body.trimEnd()}\n\n${after}`
}
