import { asSystem, inOrganization, type OrgContext } from '../../context.ts'
import { wakeQueue } from '../queue/wake.ts'

/** How long a browser may be silent before its member counts as away, and as gone. */
const awayAfterMinutes = 2
const offlineAfterMinutes = 30

type Silent = { organizationId: string; memberIds: string[] }

/** Makes members whose browser fell silent away, and later offline. What they chose stays. Returns how many. */
export async function expirePresence(): Promise<number> {
  const found = await asSystem(
    'find members whose browser fell silent',
    (db) =>
      db.$queryRaw<Silent[]>`
        SELECT organization_id AS "organizationId", array_agg(member_id) AS "memberIds" FROM member_presence
        WHERE NOT chosen AND (
          status = 'online' AND last_seen_at < now() - make_interval(mins => ${awayAfterMinutes})
          OR status = 'away' AND last_seen_at < now() - make_interval(mins => ${offlineAfterMinutes}))
        GROUP BY 1`,
  )
  for (const { organizationId, memberIds } of found) {
    const actor = { type: 'system', name: 'schedule' } as const
    await inOrganization({ organizationId, actor }, (ctx) => expire(ctx, memberIds))
  }
  return found.reduce((sum, { memberIds }) => sum + memberIds.length, 0)
}

/** From away to offline nothing new begins: `since` stays what it was. */
async function expire(ctx: OrgContext, memberIds: string[]): Promise<void> {
  const rows = await ctx.db.$queryRaw<{ memberId: string }[]>`
    UPDATE member_presence SET status = CASE
        WHEN last_seen_at < now() - make_interval(mins => ${offlineAfterMinutes}) THEN 'offline' ELSE 'away' END,
      since = CASE WHEN status = 'online' THEN last_seen_at ELSE since END
    WHERE member_id = ANY (${memberIds}::uuid[]) AND NOT chosen AND status <> 'offline'
      AND last_seen_at < now() - make_interval(mins => ${awayAfterMinutes})
    RETURNING member_id AS "memberId"`
  for (const { memberId } of rows) ctx.emit({ type: 'presence.changed', memberId })
  await wakeQueue(ctx)
}
