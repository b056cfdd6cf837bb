import { inOrganization } from '../../../context.ts'
import { recentNames } from '../../facts/names.ts'
import { readListeners } from '../listeners.ts'
import { lockEvent } from '../raised-event.ts'
import { takeRound } from './round.ts'

type Input = { organizationId: string; eventId: string }

/** Answers an event that was set aside. Fails as it does, for its job to be tried again or shown to a person. */
export async function runWorkflowEvent({ organizationId, eventId }: Input): Promise<void> {
  const who = { organizationId, actor: { type: 'system', name: 'workflows' } } as const
  await inOrganization(who, async (ctx) => {
    const event = await lockEvent(ctx, eventId)
    if (!event || event.doneAt !== null || event.conversationId === null) return
    const listenersOf = await readListeners(ctx)
    const shared = { ctx, listenersOf, names: await recentNames(ctx), careful: true, hasTime: () => true }
    await takeRound(shared, [{ ...event, conversationId: event.conversationId }])
  })
}
