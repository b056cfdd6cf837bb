import { logger } from '@frontdesk/runtime/logger'
import { type Actor, inOrganization, type OrgContext, tell } from '../context.ts'
import { findExactly } from '../conversations/query/find.ts'
import { Invalid } from '../errors.ts'
import { allows, require } from '../permissions.ts'
import { type Doing, leaveSeat, type Place, type Seat, seatsOf, type Taken, takeSeat } from './seats.ts'

type Who = { organizationId: string; actor: Actor }

/** A colleague who has the conversation open. */
export type Viewer = { id: string; name: string; doing: Doing }

/**
 * Notes that a page of the caller has a conversation open, and whether they are writing an answer there. Returns who
 * else has. It is a hint: without Redis nobody is shown and nothing else changes.
 */
export async function view(
  who: Who,
  input: { conversation: string; page: string; doing: Doing },
): Promise<Viewer[]> {
  const { place, memberId } = await inOrganization(who, (ctx) => enter(ctx, input))
  const doing = mayWrite(who.actor) ? input.doing : 'looking'
  const { changed, taken } = await orNobody(takeSeat(place, { memberId, page: input.page }, doing))
  if (changed) announceViewers(place, memberId)
  return named(who, taken, memberId)
}

/** Notes that a page was closed. */
export async function stopViewing(who: Who, input: { conversation: string; page: string }): Promise<void> {
  const { place, memberId } = await inOrganization(who, (ctx) => enter(ctx, input))
  const seat: Seat = { memberId, page: input.page }
  const left = await leaveSeat(place, seat).catch(() => false)
  if (left) announceViewers(place, memberId)
}

/** Who has a conversation open, without the caller; one who writes comes first, then who came first. */
export async function listViewers(who: Who, input: { conversation: string }): Promise<Viewer[]> {
  const place = await inOrganization(who, (ctx) => findPlace(ctx, input))
  const { taken } = await orNobody(seatsOf(place).then((seats) => ({ changed: false, taken: seats })))
  return named(who, taken, who.actor.type === 'member' ? who.actor.memberId : null)
}

async function enter(
  ctx: OrgContext,
  input: { conversation: string },
): Promise<{ place: Place; memberId: string }> {
  const place = await findPlace(ctx, input)
  if (ctx.actor.type !== 'member') throw new Invalid('An API key looks at nothing; it may read who does')
  return { place, memberId: ctx.actor.memberId }
}

async function findPlace(ctx: OrgContext, { conversation }: { conversation: string }): Promise<Place> {
  require(ctx, 'conversations:read')
  const { id, mergedIntoId } = await findExactly(ctx, conversation)
  return { organizationId: ctx.organizationId, conversationId: mergedIntoId ?? id }
}

function mayWrite(actor: Actor): boolean {
  return actor.type === 'member' && allows(actor, 'conversations:reply')
}

type Heard = { changed: boolean; taken: Taken[] }

async function orNobody(heard: Promise<Heard>): Promise<Heard> {
  try {
    return await heard
  } catch (error) {
    logger.warn({ error }, 'who looks at a conversation is not known')
    return { changed: false, taken: [] }
  }
}

function announceViewers({ organizationId, conversationId }: Place, memberId: string): void {
  tell([{ organizationId, event: { type: 'viewers.changed', conversationId, memberId } }])
}

/** Redis holds ids alone; what members are called, and whether they still are members, is asked of the database. */
async function named(who: Who, taken: readonly Taken[], me: string | null): Promise<Viewer[]> {
  const others = [...taken]
    .filter(({ memberId }) => memberId !== me)
    .sort(
      (a, b) =>
        Number(b.doing === 'writing') - Number(a.doing === 'writing') ||
        a.since - b.since ||
        (a.memberId < b.memberId ? -1 : 1),
    )
  if (others.length === 0) return []
  const ids = [...new Set(others.map(({ memberId }) => memberId))]
  const members = await inOrganization(who, (ctx) =>
    ctx.db.member.findMany({
      where: { id: { in: ids }, disabledAt: null },
      select: { id: true, name: true },
    }),
  )
  const names = new Map(members.map(({ id, name }) => [id, name]))
  return ids.flatMap((id) => {
    const name = names.get(id)
    const doing = others.find(({ memberId }) => memberId === id)?.doing ?? 'looking'
    return name === undefined ? [] : [{ id, name, doing }]
  })
}
