import type { SystemDb } from '@frontdesk/db/tenancy'
import type { Actor } from '../../context.ts'

export type Membership = Extract<Actor, { type: 'member' }> & {
  organizationId: string
  passwordSignIn: boolean
  sessionHours: number
}

/** Where a user may enter: the organization that is named, else the one they have been in longest. */
export async function findMembership(
  db: SystemDb,
  userId: string,
  slug?: string | undefined,
): Promise<Membership | undefined> {
  const [first] = await db.$queryRaw<Membership[]>`
    SELECT 'member' AS type, m.id AS "memberId", m.name, m.role::text AS role, m.organization_id AS "organizationId",
      o.password_sign_in AS "passwordSignIn", o.session_hours AS "sessionHours"
    FROM members m JOIN organizations o ON o.id = m.organization_id
    WHERE m.user_id = ${userId}::uuid AND m.disabled_at IS NULL
      AND (${slug ?? null}::text IS NULL OR o.slug = ${slug ?? null})
    ORDER BY m.created_at, m.id LIMIT 1`
  return first
}
