import { asSystem, type SystemDb, systemReader } from '@frontdesk/db/tenancy'
import { hashToken } from '@frontdesk/runtime/crypto'
import { newId } from '@frontdesk/runtime/id'
import { Invalid } from '../errors.ts'
import { hashPassword, passwordFits } from '../identity/password.ts'
import { writeAudit } from '../identity/system-audit.ts'
import type { Role } from '../permissions.ts'

type Input = { token: string; name: string; password: string }
type Invitation = { id: string; organizationId: string; organization: string; email: string; role: Role }

/**
 * Makes the invited address a member with the role fixed at invitation, once. Somebody who has a sign-in
 * already proves it with their password, so that an invitation never replaces one.
 */
export async function acceptInvitation(input: Input): Promise<{ email: string; organization: string }> {
  const tokenHash = hashToken(input.token)
  const invitation = await findInvitation(tokenHash)
  const passwordHash = await passwordHashOf(invitation.email, input.password)
  await asSystem('accept invitation', async (db) => {
    await claim(db, tokenHash)
    const userId = await findOrCreateUser(db, invitation.email, passwordHash)
    const memberId = await enter(db, invitation, userId, input.name)
    await writeAudit(db, {
      organizationId: invitation.organizationId,
      actor: { type: 'member', memberId, name: input.name, role: invitation.role },
      action: 'invitation.accepted',
      subjectType: 'invitation',
      subjectId: invitation.id,
      after: { email: invitation.email, role: invitation.role },
    })
  })
  return { email: invitation.email, organization: invitation.organization }
}

const refusal = () => new Invalid('This invitation is not valid any more: ask for a new one', 'token')

async function findInvitation(tokenHash: string): Promise<Invitation> {
  const [invitation] = await systemReader().$queryRaw<Invitation[]>`
    SELECT i.id, i.organization_id AS "organizationId", o.name AS organization, i.email, i.role::text AS role
    FROM invitations i JOIN organizations o ON o.id = i.organization_id
    WHERE i.token_hash = ${tokenHash} AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()`
  if (!invitation) throw refusal()
  return invitation
}

async function passwordHashOf(email: string, password: string): Promise<string> {
  const user = await systemReader().user.findUnique({ where: { email } })
  if (user?.disabledAt) throw refusal()
  if (!user?.passwordHash) return hashPassword(password)
  if (await passwordFits(user.passwordHash, password)) return user.passwordHash
  throw new Invalid('This address has an account: give its password', 'password')
}

/** One statement decides, so that a link used twice at the same moment works once. */
async function claim(db: SystemDb, tokenHash: string): Promise<void> {
  const claimed = await db.$executeRaw`
    UPDATE invitations SET accepted_at = now()
    WHERE token_hash = ${tokenHash} AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > now()`
  if (claimed === 0) throw refusal()
}

async function findOrCreateUser(db: SystemDb, email: string, passwordHash: string): Promise<string> {
  const [user] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO users (id, email, password_hash) VALUES (${newId()}::uuid, ${email}, ${passwordHash})
    ON CONFLICT (email) DO UPDATE SET password_hash = coalesce(users.password_hash, EXCLUDED.password_hash)
    WHERE users.disabled_at IS NULL
    RETURNING id`
  if (!user) throw refusal()
  return user.id
}

/** A member who was disabled comes back under the same id, so that their past work keeps its author. */
async function enter(db: SystemDb, invitation: Invitation, userId: string, name: string): Promise<string> {
  const [member] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO members (id, organization_id, user_id, email, name, role)
    VALUES (${newId()}::uuid, ${invitation.organizationId}::uuid, ${userId}::uuid, ${invitation.email}, ${name},
      ${invitation.role}::role)
    ON CONFLICT (organization_id, user_id) DO UPDATE
      SET name = EXCLUDED.name, role = EXCLUDED.role, disabled_at = NULL
      WHERE members.disabled_at IS NOT NULL
    RETURNING id`
  if (!member) throw refusal()
  return member.id
}
