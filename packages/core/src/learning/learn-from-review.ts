import type { ReplyEdit } from '@frontdesk/ai/reply/compare-reply'
import { inOrganization, type OrgContext } from '../context.ts'
import { takeTurn } from '../take-turn.ts'
import { keepLesson } from './keep-lesson.ts'
import { type Lesson, lessonsOf } from './lessons.ts'

type Input = { organizationId: string; reviewId: string }

/**
 * Turns what a person changed about a draft into proposals: another sentence for the article it came from, a missing
 * step, a rule or a tone to keep to. A reply that was taken back meanwhile teaches nothing.
 */
export async function learnFromReview({ organizationId, reviewId }: Input): Promise<void> {
  await inOrganization({ organizationId, actor: { type: 'system', name: 'assistant' } }, async (ctx) => {
    const review = await ctx.db.draftReview.findFirst({ where: { id: reviewId } })
    if (!review || review.sentText === null) return
    const lessons = lessonsOf(review.edits as ReplyEdit[], review.sources as Lesson['source'][])
    if (lessons.length === 0) return
    await takeTurns(ctx)
    for (const lesson of lessons) {
      await keepLesson(ctx, { lesson, reviewId, conversationId: review.conversationId })
    }
    ctx.emit({ type: 'learned.changed' })
  })
}

/** Reviews that teach the same thing at the same time are to become one proposal. */
async function takeTurns(ctx: OrgContext): Promise<void> {
  await takeTurn(ctx, `learning/${ctx.organizationId}`)
}
