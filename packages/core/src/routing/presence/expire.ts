import { Prisma } from '@frontdesk/db/tenancy'
import { asSystem, inOrganization, type OrgContext } from '../../context.ts'
import { wakeQueue } from '../queue/wake.ts'

type Silent = { organizationId: string; memberIds: string[] }

/** How long ago something was, beside a setting of the organization in minutes. */
const over = (time: string, setting: string) =>
  Prisma.raw(`(p.${time} < now() - make_interval(mins => o.presence_${setting}_minutes))`)
const [idle, silent, gone] = [
  over('active_at', 'idle'),
  over('last_seen_at', 'away'),
  over('last_seen_at', 'offline'),
]

/** A presence that follows the browser and says more than is true by now. */
const outdated = Prisma.sql`NOT p.chosen AND (p.status = 'online' AND (${idle} OR ${silent})
  OR p.status = 'away' AND ${gone})`

/**
 * Makes members away whose browser fell silent or whose tab nobody touches, and those whose browser stays silent
 * offline, after the times of their organization. What they chose stays. Returns how many.
 */
export async function expirePresence(): Promise<number> {
  const found = await asSystem(
    'find members who are not there any more',
    (db) =>
      db.$queryRaw<Silent[]>`
        SELECT p.organization_id AS "organizationId", array_agg(p.member_id) AS "memberIds"
        FROM member_presence p JOIN organizations o ON o.id = p.organization_id
        WHERE ${outdated} GROUP BY 1`,
  )
  for (const { organizationId, memberIds } of found) {
    const actor = { type: 'system', name: 'schedule' } as const
    await inOrganization({ organizationId, actor }, (ctx) => expire(ctx, memberIds))
  }
  return found.reduce((sum, { memberIds }) => sum + memberIds.length, 0)
}

/** From away to offline nothing new begins: `since` stays what it was. Idle is known from when it was too long. */
async function expire(ctx: OrgContext, memberIds: string[]): Promise<void> {
  const rows = await ctx.db.$queryRaw<{ memberId: string }[]>`
    UPDATE member_presence p SET status = CASE WHEN ${gone} THEN 'offline' ELSE 'away' END,
      since = CASE WHEN p.status <> 'online' THEN p.since WHEN ${silent} THEN p.last_seen_at
        ELSE p.active_at + make_interval(mins => o.presence_idle_minutes) END
    FROM organizations o
    WHERE o.id = p.organization_id AND p.member_id = ANY (${memberIds}::uuid[]) AND ${outdated}
    RETURNING p.member_id AS "memberId"`
  for (const { memberId } of rows) ctx.emit({ type: 'presence.changed', memberId })
  await wakeQueue(ctx)
}
