import type { OrgContext } from '../../context.ts'
import type { NotificationKind } from '../kinds.ts'

export type DigestLine = {
  kind: NotificationKind
  /** the member who did it; null for the product itself */
  by: string | null
  number: number
  /** null where it is about safety or compliance: mail is read by more than those who may */
  subject: string | null
}

/**
 * What a digest is to say as of now: what its member has not read since, the oldest first, each conversation as it
 * is called now. Words of notes and mails stay in the product.
 */
export async function readDigest(ctx: OrgContext, digestId: string): Promise<DigestLine[]> {
  return ctx.db.$queryRaw<DigestLine[]>`
    SELECT n.kind, CASE WHEN n.actor->>'type' = 'member' THEN n.actor->>'name' END AS by, c.number,
      CASE WHEN c.route IS DISTINCT FROM 'safety_compliance' AND told.route IS DISTINCT FROM 'safety_compliance'
        AND NOT EXISTS (SELECT FROM compliance_cases k WHERE k.conversation_id IN (c.id, told.id)
          OR k.conversation_number IN (c.number, told.number))
        THEN c.subject END AS subject
    FROM notifications n
    JOIN members m ON m.id = n.member_id AND m.disabled_at IS NULL
    JOIN conversations told ON told.id = n.conversation_id
    JOIN conversations c ON c.id = coalesce(told.merged_into_id, told.id)
    WHERE n.digest_id = ${digestId}::uuid AND n.read_at IS NULL
    ORDER BY n.id`
}
