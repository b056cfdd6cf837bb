import type { OrgContext } from '../../context.ts'
import { roleAllows } from '../../permissions.ts'
import { wakeQueue } from '../queue/wake.ts'

/** A browser that is heard of again within this time writes nothing. */
const quietSeconds = 20

/**
 * Notes that a member's browser is there. It makes them online unless they have chosen otherwise. Those who
 * answer nobody have no presence.
 */
export async function beat(ctx: OrgContext): Promise<void> {
  const { actor } = ctx
  if (actor.type !== 'member' || !roleAllows(actor.role, 'conversations:update')) return
  const rows = await ctx.db.$queryRaw<{ returned: boolean }[]>`
    WITH before AS (SELECT status FROM member_presence WHERE member_id = ${actor.memberId}::uuid)
    INSERT INTO member_presence AS p (organization_id, member_id, status, last_seen_at)
    VALUES (${ctx.organizationId}::uuid, ${actor.memberId}::uuid, 'online', now())
    ON CONFLICT (organization_id, member_id) DO UPDATE SET last_seen_at = now(),
      status = CASE WHEN p.chosen THEN p.status ELSE 'online' END,
      since = CASE WHEN p.chosen OR p.status = 'online' THEN p.since ELSE now() END
    WHERE p.last_seen_at IS NULL OR p.last_seen_at < now() - make_interval(secs => ${quietSeconds})
      OR (p.status <> 'online' AND NOT p.chosen)
    RETURNING p.status = 'online' AND coalesce((SELECT status FROM before), 'offline') <> 'online' AS returned`
  if (!rows[0]?.returned) return
  ctx.emit({ type: 'presence.changed', memberId: actor.memberId })
  await wakeQueue(ctx)
}
