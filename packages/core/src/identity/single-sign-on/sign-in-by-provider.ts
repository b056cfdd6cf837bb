import { asSystem, type SystemDb } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import { SignInRefused } from '../../errors.ts'
import { enterByInvitation, type OpenInvitation } from '../../members/enter-by-invitation.ts'
import { findMembership, type Membership } from '../sessions/membership.ts'
import { openSession, type SignIn } from '../sessions/open.ts'
import { writeAuditForUser } from '../system-audit.ts'
import type { SignInProvider } from './providers.ts'
import type { Claimed } from './read-claims.ts'

export type ProviderSignIn = {
  provider: Pick<SignInProvider, 'id' | 'issuer'>
  claimed: Claimed
  address: string | null
  userAgent: string | null
}

type User = { id: string; disabledAt: Date | null }

/**
 * Opens a session for whom a provider vouches. The first time its verified address finds the member, or the open
 * invitation, and the provider's subject is kept; from then on the subject decides, whatever address comes with it.
 * Nobody else gets in, and no account is made for strangers.
 */
export function signInByProvider(input: ProviderSignIn): Promise<SignIn> {
  const { provider, claimed } = input
  const { email, verified } = claimed
  if (email === null || !verified) throw new SignInRefused('unverified_address')
  return asSystem('sign-in by provider', async (db) => {
    const linked = await findLinked(db, input)
    const owner = await db.user.findUnique({ where: { email } })
    // The address has gone to somebody else of ours: neither of the two accounts may be opened by it.
    if (linked && owner && owner.id !== linked.id) throw new SignInRefused('linked_to_another')
    const user = linked ?? owner
    if (user?.disabledAt) throw new SignInRefused('account_disabled')
    const { userId, membership } = await enter(db, user, email, claimed.name)
    if (!linked) await link(db, input, email, userId)
    return openSession(db, userId, membership, { ...input, by: provider.id })
  })
}

async function findLinked(db: SystemDb, { provider, claimed }: ProviderSignIn): Promise<User | undefined> {
  const [user] = await db.$queryRaw<User[]>`
    SELECT u.id, u.disabled_at AS "disabledAt" FROM user_identities i JOIN users u ON u.id = i.user_id
    WHERE i.provider = ${provider.id} AND i.issuer = ${provider.issuer} AND i.subject = ${claimed.subject}`
  return user
}

async function enter(
  db: SystemDb,
  user: User | null,
  email: string,
  name: string,
): Promise<{ userId: string; membership: Membership }> {
  const present = user && (await findMembership(db, user.id))
  if (user && present) return { userId: user.id, membership: present }
  const invitation = await findInvitation(db, email)
  if (!invitation) throw new SignInRefused(user ? 'account_disabled' : 'no_account')
  const userId = user?.id ?? (await createUser(db, email))
  await enterByInvitation(db, invitation, { userId, name: name || (email.split('@')[0] ?? email) })
  const membership = await findMembership(db, userId)
  if (!membership) throw new SignInRefused('no_account')
  return { userId, membership }
}

async function findInvitation(db: SystemDb, email: string): Promise<OpenInvitation | undefined> {
  const [newest] = await db.$queryRaw<OpenInvitation[]>`
    SELECT id, organization_id AS "organizationId", email, role::text AS role FROM invitations
    WHERE email = ${email} AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > now()
    ORDER BY id DESC LIMIT 1`
  return newest
}

async function createUser(db: SystemDb, email: string): Promise<string> {
  const { id } = await db.user.create({ data: { id: newId(), email } })
  return id
}

/** One person at a provider for each user: a second subject with the same address is another person. */
async function link(
  db: SystemDb,
  { provider, claimed }: ProviderSignIn,
  email: string,
  userId: string,
): Promise<void> {
  const added = await db.$executeRaw`
    INSERT INTO user_identities (provider, issuer, subject, user_id, email)
    VALUES (${provider.id}, ${provider.issuer}, ${claimed.subject}, ${userId}::uuid, ${email})
    ON CONFLICT DO NOTHING`
  if (added === 0) throw new SignInRefused('linked_to_another')
  await writeAuditForUser(db, userId, `sign_in.linked_${provider.id}`)
}
