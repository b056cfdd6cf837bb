import type { OrgContext } from '../context.ts'

/** The next place in what a visitor sees; whoever asks holds the visitor until their transaction ends. */
export async function nextPlace(ctx: OrgContext, visitorId: string): Promise<number> {
  const { lastSequence } = await ctx.db.chatVisitor.update({
    where: { id: visitorId },
    data: { lastSequence: { increment: 1 } },
    select: { lastSequence: true },
  })
  return lastSequence
}
