import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict, Invalid } from '../errors.ts'
import { require } from '../permissions.ts'
import { type GapRow, type GapView, lockGap, viewGaps } from './view.ts'

/** Puts the questions of one gap with those of another that asks for the same; the first is gone then. */
export async function mergeGaps(ctx: OrgContext, input: { id: string; into: string }): Promise<GapView> {
  require(ctx, 'knowledge:write')
  if (input.id === input.into) throw new Invalid('A gap cannot be merged into itself', 'into')
  // Always in the same order, so that two who merge crosswise do not wait for each other.
  const rows = new Map<string, GapRow>()
  for (const id of [input.id, input.into].sort()) rows.set(id, await lockGap(ctx, id))
  const [from, to] = [rows.get(input.id), rows.get(input.into)]
  if (from?.state === 'written') throw new Conflict('An article was written for it', 'wrong_state')
  await moveQuestions(ctx, input.id, input.into)
  await writeAudit(ctx, {
    action: 'knowledge_gap.merge',
    subjectType: 'knowledge_gap',
    subjectId: input.into,
    before: { title: to?.title ?? '', questions: to?.questionCount ?? 0 },
    after: { merged: from?.title ?? '', questions: (to?.questionCount ?? 0) + (from?.questionCount ?? 0) },
  })
  const [view] = await viewGaps(ctx, [await lockGap(ctx, input.into)])
  return view as GapView
}

/** Gives all questions of a gap to another one and takes the empty one away. */
export async function moveQuestions(ctx: OrgContext, from: string, to: string): Promise<void> {
  const { questionCount, seenAt } = await ctx.db.knowledgeGap.findUniqueOrThrow({ where: { id: from } })
  const kept = await ctx.db.knowledgeGap.findUniqueOrThrow({ where: { id: to } })
  await ctx.db.knowledgeGapQuestion.updateMany({ where: { gapId: from }, data: { gapId: to } })
  await ctx.db.knowledgeGap.delete({ where: { id: from } })
  await ctx.db.knowledgeGap.update({
    where: { id: to },
    data: {
      questionCount: { increment: questionCount },
      seenAt: seenAt > kept.seenAt ? seenAt : kept.seenAt,
    },
  })
  ctx.emit({ type: 'gaps.changed' })
}
