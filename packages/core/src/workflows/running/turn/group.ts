import { faultPoint } from '@frontdesk/runtime/process/fault'
import { inOrganization } from '../../../context.ts'
import { recentNames } from '../../facts/names.ts'
import { readListeners } from '../listeners.ts'
import type { RaisedEvent } from '../raised-event.ts'
import { type Group, type TurnEvent, takeRound } from './round.ts'
import { lockWaiting } from './waiting.ts'

type Input = {
  organizationId: string
  conversationIds: string[]
  careful: boolean
  /** of each conversation */
  mostEvents: number
}

/** Steps are left to jobs of their runs when a transaction has lasted so long. */
const longestMs = 3_000

/**
 * Answers what waits in a few conversations, in one transaction: the runs, what their steps did and that the events
 * are answered are there together or not at all. Returns how many events were answered.
 */
export async function takeGroup(input: Input): Promise<number> {
  const { organizationId, conversationIds, careful, mostEvents } = input
  const who = { organizationId, actor: { type: 'system', name: 'workflows' } } as const
  const taken = await inOrganization(who, async (ctx) => {
    const until = performance.now() + longestMs
    const hasTime = () => performance.now() < until
    const events = (await lockWaiting(ctx, conversationIds, mostEvents)).filter(hasConversation)
    if (events.length === 0) return 0
    const listenersOf = await readListeners(ctx)
    const group: Group = { ctx, listenersOf, names: await recentNames(ctx), careful, hasTime }
    let answered = 0
    for (const round of roundsOf(events)) {
      if (answered > 0 && !hasTime()) break
      await takeRound(group, round)
      answered += round.length
    }
    return answered
  })
  faultPoint('workflow-events-answered')
  return taken
}

function hasConversation(event: RaisedEvent): event is TurnEvent {
  return event.conversationId !== null
}

/** The first event of each conversation, then the second of each, and so on. */
function roundsOf(events: TurnEvent[]): TurnEvent[][] {
  const byConversation = [...Map.groupBy(events, ({ conversationId }) => conversationId).values()]
  const longest = Math.max(...byConversation.map(({ length }) => length))
  return Array.from({ length: longest }, (_, at) =>
    byConversation.flatMap((queue) => queue.slice(at, at + 1)),
  )
}
