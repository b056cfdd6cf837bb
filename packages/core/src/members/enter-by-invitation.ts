import type { SystemDb } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import { Invalid } from '../errors.ts'
import { writeAudit } from '../identity/system-audit.ts'
import type { Role } from '../permissions.ts'

export type OpenInvitation = { id: string; organizationId: string; email: string; role: Role }

export const endedInvitation = () =>
  new Invalid('This invitation is not valid any more: ask for a new one', 'token')

/** Makes a user a member with the role of an invitation to their address, once, and returns the member's id. */
export async function enterByInvitation(
  db: SystemDb,
  invitation: OpenInvitation,
  { userId, name }: { userId: string; name: string },
): Promise<string> {
  await claim(db, invitation.id)
  const memberId = await enter(db, invitation, userId, name)
  await writeAudit(db, {
    organizationId: invitation.organizationId,
    actor: { type: 'member', memberId, name, role: invitation.role },
    action: 'invitation.accepted',
    subjectType: 'invitation',
    subjectId: invitation.id,
    after: { email: invitation.email, role: invitation.role },
  })
  return memberId
}

/** One statement decides, so that a link used twice at the same moment works once. */
async function claim(db: SystemDb, id: string): Promise<void> {
  const claimed = await db.$executeRaw`
    UPDATE invitations SET accepted_at = now()
    WHERE id = ${id}::uuid AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > now()`
  if (claimed === 0) throw endedInvitation()
}

/** A member who was disabled comes back under the same id, so that their past work keeps its author. */
async function enter(
  db: SystemDb,
  invitation: OpenInvitation,
  userId: string,
  name: string,
): Promise<string> {
  const [member] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO members (id, organization_id, user_id, email, name, role)
    VALUES (${newId()}::uuid, ${invitation.organizationId}::uuid, ${userId}::uuid, ${invitation.email}, ${name},
      ${invitation.role}::role)
    ON CONFLICT (organization_id, user_id) DO UPDATE
      SET name = EXCLUDED.name, role = EXCLUDED.role, custom_role_id = NULL, disabled_at = NULL
      WHERE members.disabled_at IS NOT NULL
    RETURNING id`
  if (!member) throw endedInvitation()
  return member.id
}
