import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { stepsOfArrival } from './arrival.ts'
import { stepsOfHandling } from './handling.ts'
import { stepsOfSending } from './sending.ts'
import { inOrder, type TraceStep } from './step.ts'

export type Trace = { messageId: string; steps: TraceStep[] }

/** The steps a message took and why, from the rows every step has left, in the order of time. */
export async function readTrace(ctx: OrgContext, messageId: string): Promise<Trace> {
  require(ctx, 'conversations:read')
  const message = await ctx.db.message.findUnique({
    where: { id: messageId },
    select: {
      id: true,
      direction: true,
      conversationId: true,
      authorId: true,
      inReplyTo: true,
      subject: true,
      text: true,
      quotedText: true,
      html: true,
      autoKind: true,
      threading: true,
      trust: true,
      protection: true,
      rawKey: true,
      createdAt: true,
    },
  })
  if (!message) throw new NotFound('The message')
  const steps = [
    ...(await stepsOfArrival(ctx, message)),
    ...(await stepsOfSending(ctx, message)),
    ...(await stepsOfHandling(ctx, message)),
  ]
  return { messageId, steps: inOrder(steps) }
}
