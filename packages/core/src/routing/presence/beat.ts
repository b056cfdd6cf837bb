import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { allows } from '../../permissions.ts'
import { wakeQueue } from '../queue/wake.ts'
import { findPresenceRules } from './rules.ts'

/** A browser that is heard of again within this time writes nothing. */
const quietSeconds = 20

/**
 * Notes that a member's browser is there. It makes them online unless they have chosen otherwise, or nobody has
 * touched it for the time after which a tab counts as idle: then they are away. Those who answer nobody have no
 * presence.
 */
export function beat(ctx: OrgContext): Promise<void> {
  return note(ctx, Prisma.sql`p.active_at`)
}

/** Notes that somebody has touched a key, the pointer or the window, which a browser tells about once a minute. */
export function touch(ctx: OrgContext): Promise<void> {
  return note(ctx, Prisma.sql`now()`)
}

async function note(ctx: OrgContext, activeAt: Prisma.Sql): Promise<void> {
  const { actor, organizationId } = ctx
  if (actor.type !== 'member' || !allows(actor, 'conversations:update')) return
  const { memberId } = actor
  const { idleMinutes } = await findPresenceRules(ctx)
  const followed = Prisma.sql`CASE WHEN ${activeAt} < now() - make_interval(mins => ${idleMinutes}) THEN 'away'
    ELSE 'online' END`
  const rows = await ctx.db.$queryRaw<{ status: string; before: string | null }[]>`
    WITH before AS (SELECT status FROM member_presence WHERE member_id = ${memberId}::uuid)
    INSERT INTO member_presence AS p (organization_id, member_id, status, last_seen_at)
    VALUES (${organizationId}::uuid, ${memberId}::uuid, 'online', now())
    ON CONFLICT (organization_id, member_id) DO UPDATE SET last_seen_at = now(), active_at = ${activeAt},
      status = CASE WHEN p.chosen THEN p.status ELSE ${followed} END,
      since = CASE WHEN p.chosen OR p.status = ${followed} THEN p.since ELSE now() END
    WHERE p.last_seen_at IS NULL OR p.last_seen_at < now() - make_interval(secs => ${quietSeconds})
      OR p.active_at < ${activeAt} - make_interval(secs => ${quietSeconds})
      OR (p.status <> ${followed} AND NOT p.chosen)
    RETURNING p.status, (SELECT status FROM before) AS before`
  const [row] = rows
  if (!row || row.status === (row.before ?? 'offline')) return
  ctx.emit({ type: 'presence.changed', memberId })
  await wakeQueue(ctx)
}
