import { now } from '@frontdesk/runtime/clock'
import type { ArticleView } from '../articles/row.ts'
import { createArticle } from '../articles/write.ts'
import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict } from '../errors.ts'
import { require } from '../permissions.ts'
import { proposalOf } from './read.ts'
import { type GapRow, lockGap } from './view.ts'

/** Puts a gap away that wants no article. */
export async function dismissGap(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'knowledge:write')
  const row = await lockGap(ctx, id)
  if (row.state === 'dismissed') return
  if (row.state === 'written') throw new Conflict('An article was written for it', 'wrong_state')
  await settle(ctx, row, { state: 'dismissed', articleId: null })
}

/** Begins the article that would close a gap, as a draft: a person completes and publishes it. */
export async function writeGapArticle(ctx: OrgContext, id: string): Promise<ArticleView> {
  require(ctx, 'knowledge:write')
  const row = await lockGap(ctx, id)
  if (row.state === 'written') throw new Conflict('An article was written for it already', 'wrong_state')
  const { title, body, by } = await proposalOf(ctx, row)
  const language = row.language === 'und' ? 'en' : row.language
  const article = await createArticle(ctx, {
    title,
    body: body || title,
    language,
    collection: '',
    status: 'draft',
    note: noteOf(row, by),
  })
  await settle(ctx, row, { state: 'written', articleId: article.id })
  return article
}

function noteOf({ questionCount }: GapRow, by: string): string {
  const questions = `${questionCount} ${questionCount === 1 ? 'question' : 'questions'} without an answer`
  return `Begun from ${questions}${by === 'local' ? '' : `, worded by ${by}`}`
}

async function settle(
  ctx: OrgContext,
  row: GapRow,
  outcome: { state: 'dismissed' | 'written'; articleId: string | null },
): Promise<void> {
  await ctx.db.knowledgeGap.update({
    where: { id: row.id },
    data: { ...outcome, decidedBy: actorRecord(ctx.actor), decidedAt: now() },
  })
  // An article's own entry says that it was written.
  if (outcome.state === 'dismissed')
    await writeAudit(ctx, {
      action: 'knowledge_gap.dismiss',
      subjectType: 'knowledge_gap',
      subjectId: row.id,
      before: { state: row.state },
      after: { state: outcome.state },
    })
  ctx.emit({ type: 'gaps.changed' })
}
