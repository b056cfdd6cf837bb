import { asSystem, type SystemDb, systemReader } from '@frontdesk/db/tenancy'
import { hashToken } from '@frontdesk/runtime/crypto'
import { newId } from '@frontdesk/runtime/id'
import { Invalid } from '../errors.ts'
import { hashPassword, passwordFits } from '../identity/password.ts'
import { endedInvitation, enterByInvitation, type OpenInvitation } from './enter-by-invitation.ts'

type Input = { token: string; name: string; password: string }
type Invitation = OpenInvitation & { organization: string }

/**
 * Makes the invited address a member with the role fixed at invitation, once. Somebody who has a sign-in
 * already proves it with their password, so that an invitation never replaces one.
 */
export async function acceptInvitation(input: Input): Promise<{ email: string; organization: string }> {
  const invitation = await findInvitation(hashToken(input.token))
  const passwordHash = await passwordHashOf(invitation.email, input.password)
  await asSystem('accept invitation', async (db) => {
    const userId = await findOrCreateUser(db, invitation.email, passwordHash)
    await enterByInvitation(db, invitation, { userId, name: input.name })
  })
  return { email: invitation.email, organization: invitation.organization }
}

async function findInvitation(tokenHash: string): Promise<Invitation> {
  const [invitation] = await systemReader().$queryRaw<Invitation[]>`
    SELECT i.id, i.organization_id AS "organizationId", o.name AS organization, i.email, i.role::text AS role
    FROM invitations i JOIN organizations o ON o.id = i.organization_id
    WHERE i.token_hash = ${tokenHash} AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()`
  if (!invitation) throw endedInvitation()
  return invitation
}

async function passwordHashOf(email: string, password: string): Promise<string> {
  const user = await systemReader().user.findUnique({ where: { email } })
  if (user?.disabledAt) throw endedInvitation()
  if (!user?.passwordHash) return hashPassword(password)
  if (await passwordFits(user.passwordHash, password)) return user.passwordHash
  throw new Invalid('This address has an account: give its password', 'password')
}

async function findOrCreateUser(db: SystemDb, email: string, passwordHash: string): Promise<string> {
  const [user] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO users (id, email, password_hash) VALUES (${newId()}::uuid, ${email}, ${passwordHash})
    ON CONFLICT (email) DO UPDATE SET password_hash = coalesce(users.password_hash, EXCLUDED.password_hash)
    WHERE users.disabled_at IS NULL
    RETURNING id`
  if (!user) throw endedInvitation()
  return user.id
}
