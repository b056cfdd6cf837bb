import { asSystem, systemReader } from '@frontdesk/db/tenancy'
import { now } from '@frontdesk/runtime/clock'
import { hashToken, randomToken } from '@frontdesk/runtime/crypto'
import { newId } from '@frontdesk/runtime/id'
import { z } from 'zod'
import type { Actor } from '../context.ts'
import { Unauthenticated } from '../errors.ts'
import { passwordFits } from './password.ts'
import { writeAudit } from './system-audit.ts'

/** Strings only, and one address only: neither an operator object nor a list of addresses gets through. */
export const credentials = z.object({
  email: z
    .email()
    .max(254)
    .transform((value) => value.toLowerCase()),
  password: z.string().min(1).max(200),
  /** slug of the organization to enter; the first active membership without it */
  organization: z.string().max(100).optional(),
})

export type SignInInput = {
  email: string
  password: string
  organization?: string | undefined
  address: string | null
  userAgent: string | null
}

export type SignIn = {
  token: string
  sessionId: string
  organizationId: string
  name: string
  expiresAt: Date
}

const sessionDays = 30
const refusal = 'The e-mail address or the password is wrong'

/**
 * Checks a password and opens a session. The opaque token is returned once and kept only as its SHA-256.
 * Unknown address, wrong password, disabled user and missing membership are the same refusal.
 */
export async function signIn(input: SignInInput): Promise<SignIn> {
  const parsed = credentials.safeParse(input)
  const user = parsed.success ? await findUser(parsed.data.email) : null
  const fits = await passwordFits(user?.passwordHash ?? null, parsed.data?.password ?? '-')
  if (!user || !fits || user.disabledAt) throw new Unauthenticated(refusal)
  const membership = await findMembership(user.id, parsed.data?.organization)
  if (!membership) throw new Unauthenticated(refusal)
  return openSession(user.id, membership, input)
}

async function findUser(email: string) {
  return await systemReader().user.findUnique({ where: { email } })
}

type Membership = Extract<Actor, { type: 'member' }> & { organizationId: string }

async function findMembership(userId: string, slug: string | undefined): Promise<Membership | undefined> {
  const [first] = await systemReader().$queryRaw<Membership[]>`
    SELECT 'member' AS type, m.id AS "memberId", m.name, m.role::text AS role, m.organization_id AS "organizationId"
    FROM members m JOIN organizations o ON o.id = m.organization_id
    WHERE m.user_id = ${userId}::uuid AND m.disabled_at IS NULL
      AND (${slug ?? null}::text IS NULL OR o.slug = ${slug ?? null})
    ORDER BY m.created_at, m.id LIMIT 1`
  return first
}

async function openSession(userId: string, membership: Membership, input: SignInInput): Promise<SignIn> {
  const { organizationId, memberId, name } = membership
  const token = randomToken()
  const expiresAt = new Date(now().getTime() + sessionDays * 86_400_000)
  const session = {
    id: newId(),
    organizationId,
    memberId,
    userId,
    tokenHash: hashToken(token),
    address: input.address?.slice(0, 64) ?? null,
    userAgent: input.userAgent?.slice(0, 300) ?? null,
    expiresAt,
  }
  await asSystem('sign-in', async (db) => {
    await db.session.create({ data: session })
    await writeAudit(db, {
      organizationId,
      actor: membership,
      action: 'session.opened',
      subjectType: 'session',
      subjectId: session.id,
    })
  })
  return { token, sessionId: session.id, organizationId, name, expiresAt }
}
