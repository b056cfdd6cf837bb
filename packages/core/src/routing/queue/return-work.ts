import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import { unassign } from '../../conversations/unassign.ts'

type Left = { id: string; teamId: string; memberId: string; name: string; away: boolean; minutes: number }

const mostAtOnce = 50

/**
 * Takes from members who went away, or may not enter any more, what a customer waits for, where their team wants
 * it so. What somebody gave them meanwhile stays for as long as their absence was put up with before.
 */
export async function returnWork(ctx: OrgContext): Promise<number> {
  const left = await ctx.db.$queryRaw<Left[]>`
    SELECT c.id, c.team_id AS "teamId", m.id AS "memberId", m.name, m.disabled_at IS NULL AS away,
      r.return_after_minutes AS minutes
    FROM team_routing r
    JOIN conversations c ON c.organization_id = r.organization_id AND c.team_id = r.team_id AND c.status = 'open'
      AND NOT c.spam AND c.merged_into_id IS NULL AND c.snoozed_until IS NULL AND c.waiting_since IS NOT NULL
    JOIN members m ON m.organization_id = c.organization_id AND m.id = c.assignee_id
    LEFT JOIN member_presence p ON p.organization_id = m.organization_id AND p.member_id = m.id
    WHERE r.automatic AND r.return_after_minutes IS NOT NULL
      AND (m.disabled_at IS NOT NULL
        OR (p.status <> 'online' AND p.since < now() - make_interval(mins => r.return_after_minutes)))
      AND NOT EXISTS (
        SELECT 1 FROM conversation_events e WHERE e.organization_id = c.organization_id AND e.conversation_id = c.id
          AND e.type = 'assigned' AND e.created_at > now() - make_interval(mins => r.return_after_minutes))
    ORDER BY c.id LIMIT ${mostAtOnce} FOR UPDATE OF c SKIP LOCKED`
  for (const { id, teamId, memberId, name, away, minutes } of left) {
    const reason = away ? `${name} has been away for ${minutes} minutes` : `${name} is disabled`
    await unassign(ctx, { conversation: id, reason })
    await ctx.db.routingDecision.create({
      data: {
        id: newId(),
        organizationId: ctx.organizationId,
        conversationId: id,
        teamId,
        memberId,
        kind: 'returned',
        reason,
      },
    })
  }
  return left.length
}
