import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'
import { storable } from '../messages/storable.ts'
import { isId } from '../paging.ts'
import { alike, type Lesson } from './lessons.ts'

type Taught = { lesson: Lesson; reviewId: string; conversationId: string }

const mostCompared = 500
/** Proposals at least so much alike are one. */
const same = 0.6

/** Adds a lesson to the proposal that says the same already, or makes it one. What was decided before stays so. */
export async function keepLesson(
  ctx: OrgContext,
  { lesson, reviewId, conversationId }: Taught,
): Promise<void> {
  const articleId = await articleOf(ctx, lesson)
  const known = await ctx.db.assistantProposal.findMany({
    where: { kind: lesson.kind, articleId },
    orderBy: { id: 'desc' },
    take: mostCompared,
  })
  const like = known.find(
    (row) => alike(row.newText, lesson.after) >= same && numbersOf(row.newText) === numbersOf(lesson.after),
  )
  const id = like?.id ?? newId()
  if (!like) {
    await ctx.db.assistantProposal.create({
      data: {
        id,
        organizationId: ctx.organizationId,
        kind: lesson.kind,
        articleId,
        articleTitle: articleId === null ? '' : storable(lesson.source?.title ?? ''),
        oldText: storable(lesson.before),
        newText: storable(lesson.after),
        count: 0,
      },
    })
  }
  await ctx.db.assistantProposalEvidence.createMany({
    data: [
      {
        id: newId(),
        organizationId: ctx.organizationId,
        proposalId: id,
        reviewId,
        conversationId,
        drafted: storable(lesson.drafted),
        sent: storable(lesson.sent),
      },
    ],
    skipDuplicates: true,
  })
  const count = await ctx.db.assistantProposalEvidence.count({ where: { proposalId: id } })
  await ctx.db.assistantProposal.update({ where: { id }, data: { count, seenAt: new Date() } })
}

/** 14 days and 30 days are two proposals however alike the rest is. */
function numbersOf(text: string): string {
  return (text.match(/\d+(?:[.,]\d+)*/g) ?? []).join(' ')
}

/** Null where the article is gone. Source ids are written `article:<id>:<part>`. */
async function articleOf(ctx: OrgContext, { source }: Lesson): Promise<string | null> {
  const id = source?.id.split(':')[1]
  if (id === undefined || !isId(id)) return null
  return (await ctx.db.article.findFirst({ where: { id }, select: { id: true } }))?.id ?? null
}
