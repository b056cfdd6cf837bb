import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Invalid } from '../../errors.ts'
import { require } from '../../permissions.ts'
import type { Presence } from '../pick-member.ts'
import { wakeQueue } from '../queue/wake.ts'
import { findPresence, type PresenceView } from './read.ts'

/** Says whether one is there: away and offline hold until something else is chosen, online as long as one is seen. */
export async function choosePresence(ctx: OrgContext, input: { status: Presence }): Promise<PresenceView> {
  require(ctx, 'conversations:update')
  const { actor, organizationId } = ctx
  if (actor.type !== 'member') throw new Invalid('Only a member can be there or away')
  const { memberId } = actor
  const { status } = input
  const chosen = status !== 'online'
  const before = await findPresence(ctx, memberId)
  if (before.status === status && before.chosen === chosen) return before
  await ctx.db.$executeRaw`
    INSERT INTO member_presence AS p (organization_id, member_id, status, chosen, last_seen_at)
    VALUES (${organizationId}::uuid, ${memberId}::uuid, ${status}, ${chosen}, now())
    ON CONFLICT (organization_id, member_id) DO UPDATE SET status = EXCLUDED.status, chosen = EXCLUDED.chosen,
      since = CASE WHEN p.status = EXCLUDED.status THEN p.since ELSE now() END, last_seen_at = now(), active_at = now()`
  await writeAudit(ctx, {
    action: 'member.presence',
    subjectType: 'member',
    subjectId: memberId,
    before: { status: before.status, chosen: before.chosen },
    after: { status, chosen },
  })
  ctx.emit({ type: 'presence.changed', memberId })
  await wakeQueue(ctx)
  return findPresence(ctx, memberId)
}
