import { inOrganization, type OrgContext } from '../../../context.ts'
import { databaseTime } from '../../../database-time.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { takeSafely } from './take-safely.ts'
import { nobodyTells } from './telling.ts'
import { beginTurn, findJudged, findWaiting, type WaitingEvent } from './waiting.ts'

/** A turn is so long, then the next organization has one. */
export const turn = { events: 480, ms: 2_000 } as const

/** Events looked up at once, conversations of a transaction, transactions at a time, events of a conversation in one. */
const sizes = { window: 96, conversations: 8, atATime: 4, eventsEach: 10 } as const

/** When to look again for what is locked, or told of by a transaction that is still open. */
const lookAgainMs = 250

/**
 * Has workflows answer what waits in an organization for one turn, messages that were judged before the rest and
 * the oldest first: what is left then is promised anew and stands behind the turns of other organizations. One
 * transaction answers a few conversations; events of one conversation are answered in their order.
 */
export async function runWorkflows({ organizationId }: { organizationId: string }): Promise<void> {
  await oneAtATime(organizationId, async () => {
    const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
      inOrganization({ organizationId, actor: { type: 'system', name: 'workflows' } }, run)
    // Seen by all before anything is looked for: whoever tells of an event later promises another turn.
    await inside(beginTurn)
    const until = performance.now() + turn.ms
    let after: string | null = null
    let answered = 0
    while (answered < turn.events && performance.now() < until) {
      const waiting: WaitingEvent[] = await inside((ctx) => findWaiting(ctx, after, sizes.window))
      if (waiting.length === 0) break
      const judged = await inside((ctx) => findJudged(ctx, sizes.window))
      answered += await answer(organizationId, [...judged, ...waiting], until)
      after = waiting.at(-1)?.id ?? null
    }
    await inside((ctx) => promiseNext(ctx, answered > 0))
  })
}

/** Returns how many were answered: those somebody else holds just now are left, and so is what there is no time for. */
async function answer(organizationId: string, waiting: WaitingEvent[], until: number): Promise<number> {
  const conversationIds = [...new Set(waiting.map(({ conversationId }) => conversationId))]
  const { conversations, atATime, eventsEach: mostEvents } = sizes
  const groups = Array.from({ length: Math.ceil(conversationIds.length / conversations) }, (_, at) =>
    conversationIds.slice(at * conversations, (at + 1) * conversations),
  )
  let answered = 0
  const take = async () => {
    for (let next = groups.shift(); next && performance.now() < until; next = groups.shift()) {
      const taken = await takeSafely({ organizationId, conversationIds: next, mostEvents })
      answered += taken
    }
  }
  await Promise.all(Array.from({ length: atATime }, take))
  return answered
}

/** Whatever is left has another turn, at the end of the queue; what cannot be had yet is looked for a little later. */
async function promiseNext(ctx: OrgContext, gotOn: boolean): Promise<void> {
  const quiet = await nobodyTells(ctx)
  const [first] = await findWaiting(ctx, null, 1)
  if (first === undefined && quiet) return
  const soon = async () => new Date((await databaseTime(ctx)).getTime() + lookAgainMs)
  ctx.emit({ type: 'workflow.raised', notBefore: first !== undefined && gotOn ? null : await soon() })
}
