import { newId } from '@frontdesk/runtime/id'
import { actorRecord } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { storableJson } from '../messages/storable.ts'
import { type NotificationKind, usualChannels } from './kinds.ts'

export type Occasion = {
  kind: NotificationKind
  conversationId: string
  /** what it is told because of; the same cause is told to somebody once */
  cause: 'note' | 'event' | 'message' | 'summary'
  causeId: string
}

type Row = { memberId: string; inApp: boolean; isNew: boolean }

/**
 * Notes an occasion for members, in the transaction of its cause; for nobody what they did themselves, or want to
 * hear nothing of. Returns those who want to hear of it in the product, be it new to them or not.
 */
export async function noteFor(
  ctx: OrgContext,
  memberIds: readonly string[],
  { kind, conversationId, cause, causeId }: Occasion,
): Promise<string[]> {
  const me = ctx.actor.type === 'member' ? ctx.actor.memberId : null
  // The same order everywhere, so that two transactions never wait for each other.
  const others = [...new Set(memberIds)].filter((id) => id !== me).sort()
  if (others.length === 0) return []
  const usual = usualChannels[kind]
  const rows = await ctx.db.$queryRaw<Row[]>`
    WITH wanted AS (
      SELECT t.id, m.id AS member_id, coalesce(p.in_app, ${usual.inApp}) AS in_app,
        coalesce(p.by_mail, ${usual.byMail}) AS by_mail
      FROM unnest(${others.map(() => newId())}::uuid[], ${others}::uuid[]) WITH ORDINALITY AS t (id, member_id, place)
      JOIN members m ON m.id = t.member_id AND m.disabled_at IS NULL
      LEFT JOIN notification_preferences p
        ON p.organization_id = m.organization_id AND p.member_id = m.id AND p.kind = ${kind}
      ORDER BY t.place
    ), written AS (
      INSERT INTO notifications (id, organization_id, member_id, kind, conversation_id, cause, cause_id, actor, in_app,
        by_mail, created_at)
      SELECT id, ${ctx.organizationId}::uuid, member_id, ${kind}, ${conversationId}::uuid, ${cause}, ${causeId}::uuid,
        ${storableJson(actorRecord(ctx.actor))}::jsonb, in_app, by_mail, clock_timestamp()
      FROM wanted WHERE in_app OR by_mail
      ON CONFLICT DO NOTHING RETURNING member_id
    )
    SELECT wanted.member_id AS "memberId", in_app AS "inApp", written.member_id IS NOT NULL AS "isNew"
    FROM wanted LEFT JOIN written USING (member_id)`
  for (const { memberId, inApp, isNew } of rows)
    if (inApp && isNew) ctx.emit({ type: 'notification.changed', memberId })
  return rows.flatMap(({ memberId, inApp }) => (inApp ? [memberId] : []))
}
