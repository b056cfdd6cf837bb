import { writeArticle } from '@frontdesk/ai/write-article'
import type { ArticleView } from '../../articles/row.ts'
import { assistantFor } from '../../assistant/setup.ts'
import { writeAudit } from '../../audit.ts'
import { recordAiCalls } from '../../classification/record-ai-calls.ts'
import { type Actor, inOrganization, type OrgContext } from '../../context.ts'
import { Conflict } from '../../errors.ts'
import { writeGapArticle } from '../../knowledge-gaps/decide.ts'
import { type GapProposal, proposalOf, repliesTo } from '../../knowledge-gaps/read.ts'
import { lockGap } from '../../knowledge-gaps/view.ts'
import { storableValue } from '../../messages/storable.ts'
import { require } from '../../permissions.ts'

type Who = { organizationId: string; actor: Actor }

const mostQuestions = 10

/**
 * Has a provider word what agents answered to the questions of a gap, and keeps that until more is answered. Without a
 * provider, or when it fails, their recurring sentences are put together.
 */
export async function proposeGapArticle(who: Who, id: string): Promise<GapProposal> {
  const { known, input, options } = await inOrganization(who, (ctx) => read(ctx, id))
  if (known.by !== 'local') return known
  const { article, calls } = await writeArticle(input, options)
  return inOrganization(who, async (ctx) => {
    if (calls.length > 0) await recordAiCalls(ctx, null, calls)
    if (!article) return known
    const { by, ...worded } = article
    const proposal = { ...worded, replies: input.replies.length }
    await ctx.db.knowledgeGap.updateMany({
      where: { id, state: { not: 'written' } },
      data: { proposal: storableValue(proposal), proposedBy: by },
    })
    await writeAudit(ctx, {
      action: 'knowledge_gap.propose',
      subjectType: 'knowledge_gap',
      subjectId: id,
      after: { by, replies: proposal.replies },
    })
    ctx.emit({ type: 'gaps.changed' })
    return { ...proposal, by }
  })
}

/** Begins the article that would close a gap with that proposal, as a draft for a person to complete and publish. */
export async function beginGapArticle(who: Who, id: string): Promise<ArticleView> {
  await proposeGapArticle(who, id)
  return inOrganization(who, (ctx) => writeGapArticle(ctx, id))
}

async function read(ctx: OrgContext, id: string) {
  require(ctx, 'knowledge:write')
  const gap = await lockGap(ctx, id)
  if (gap.state === 'written') throw new Conflict('An article was written for it already', 'wrong_state')
  const replies = await repliesTo(ctx, id)
  const asked = await ctx.db.knowledgeGapQuestion.findMany({
    where: { gapId: id },
    orderBy: { id: 'desc' },
    take: mostQuestions,
    select: { question: true },
  })
  return {
    known: await proposalOf(ctx, gap),
    input: {
      questions: asked.map(({ question }) => question),
      replies: replies.map(({ text }) => text),
      language: gap.language === 'und' ? 'en' : gap.language,
      names: [...new Set(replies.flatMap(({ name }) => (name === '' ? [] : [name])))],
    },
    options: await assistantFor(ctx, 'article'),
  }
}
