import type { Wishes } from '@frontdesk/ai/reply/wishes'
import { now } from '@frontdesk/runtime/clock'
import type { OrgContext } from '../context.ts'

export const requestStates = ['waiting', 'offered', 'nothing', 'overtaken'] as const
export type RequestState = (typeof requestStates)[number]

export type RequestView = { id: string; state: RequestState; wishes: Wishes; askedAt: string }

/** What was asked for; nothing where the draft was not asked for by anybody. */
export async function wishesOf(ctx: OrgContext, requestId: string | undefined): Promise<Wishes> {
  if (requestId === undefined) return {}
  const found = await ctx.db.draftRequest.findFirst({ where: { id: requestId }, select: { wishes: true } })
  return (found?.wishes ?? {}) as Wishes
}

/** Says what became of a request, so that nobody waits for it any longer. */
export async function settleRequest(
  ctx: OrgContext,
  request: { id: string | undefined; conversationId: string; state: RequestState },
): Promise<void> {
  if (request.id === undefined) return
  await ctx.db.draftRequest.updateMany({
    where: { id: request.id, state: 'waiting' },
    data: { state: request.state, finishedAt: now() },
  })
  ctx.emit({ type: 'draft.changed', conversationId: request.conversationId })
}

/** The newest request of a conversation. */
export async function findRequest(ctx: OrgContext, conversationId: string): Promise<RequestView | null> {
  const row = await ctx.db.draftRequest.findFirst({ where: { conversationId }, orderBy: { id: 'desc' } })
  if (!row) return null
  return {
    id: row.id,
    state: row.state as RequestState,
    wishes: row.wishes as Wishes,
    askedAt: row.createdAt.toISOString(),
  }
}
