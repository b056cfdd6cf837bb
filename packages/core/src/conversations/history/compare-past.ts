import { logger } from '@frontdesk/runtime/logger'
import { asSystem, inOrganization, type OrgContext } from '../../context.ts'
import { differences, type PastEvent, type PastState, stateFromEvents } from './past-state.ts'
import { readPresent } from './read-present.ts'

export type Compared = {
  /** those whose beginning is written down */
  compared: number
  different: { conversationId: string; differences: ReturnType<typeof differences> }[]
}

/** How many conversations of an organization are looked at in a night. */
const sample = 200

/** Compares some conversations of every organization with what their timelines tell. Returns how many differ. */
export async function compareAllPasts(): Promise<number> {
  const organizations = await asSystem('find organizations whose timelines are compared', (db) =>
    db.organization.findMany({ select: { id: true } }),
  )
  let wrong = 0
  for (const { id: organizationId } of organizations) {
    const actor = { type: 'system', name: 'schedule' } as const
    const { different } = await inOrganization({ organizationId, actor }, (ctx) => comparePast(ctx, sample))
    for (const { conversationId, differences: found } of different) {
      const names = found.map(({ name }) => name)
      logger.warn({ organizationId, conversationId, names }, 'a timeline tells something else than is stored')
    }
    wrong += different.length
  }
  return wrong
}

/**
 * The same for so many conversations of one organization, chosen by chance among those of the last weeks. They are
 * locked, so that each is seen between two changes.
 */
export async function comparePast(ctx: OrgContext, most: number): Promise<Compared> {
  const chosen = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM conversations WHERE id IN (
      SELECT id FROM (SELECT id FROM conversations ORDER BY last_message_at DESC LIMIT 5000) recent
      ORDER BY random() LIMIT ${most}::int)
    ORDER BY id FOR SHARE SKIP LOCKED`
  const ids = chosen.map(({ id }) => id)
  const events = await ctx.db.conversationEvent.findMany({
    where: { conversationId: { in: ids } },
    select: { id: true, conversationId: true, type: true, detail: true, createdAt: true },
  })
  const pasts = Map.groupBy(events, ({ conversationId }) => conversationId)
  const present = await readPresent(ctx, ids)
  const known = ids.flatMap((conversationId) => told(conversationId, pasts, present))
  return {
    compared: known.length,
    different: known
      .map(({ conversationId, past, now }) => ({ conversationId, differences: differences(past, now) }))
      .filter(({ differences: found }) => found.length > 0),
  }
}

function told(conversationId: string, pasts: Map<string, PastEvent[]>, present: Map<string, PastState>) {
  const past = stateFromEvents(pasts.get(conversationId) ?? [])
  const now = present.get(conversationId)
  return past && now ? [{ conversationId, past, now }] : []
}
