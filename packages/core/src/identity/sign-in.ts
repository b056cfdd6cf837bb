import { asSystem, systemReader } from '@frontdesk/db/tenancy'
import { z } from 'zod'
import { SignInRefused, Unauthenticated } from '../errors.ts'
import { passwordFits } from './password.ts'
import { findMembership, type Membership } from './sessions/membership.ts'
import { openSession, type SignIn } from './sessions/open.ts'

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

const refusal = 'The e-mail address or the password is wrong'

/**
 * Checks a password and opens a session. The opaque token is returned once and kept only as its SHA-256.
 * Unknown address, wrong password, disabled user and missing membership are the same refusal; only who knows the
 * password is told that their organization wants them to sign in elsewhere.
 */
export async function signIn(input: SignInInput): Promise<SignIn> {
  const parsed = credentials.safeParse(input)
  const user = parsed.success ? await findUser(parsed.data.email) : null
  const fits = await passwordFits(user?.passwordHash ?? null, parsed.data?.password ?? '-')
  if (!user || !fits || user.disabledAt) throw new Unauthenticated(refusal)
  return asSystem('sign-in', async (db) => {
    const membership = await findMembership(db, user.id, parsed.data?.organization)
    if (!membership) throw new Unauthenticated(refusal)
    if (!mayUsePassword(membership)) throw new SignInRefused('single_sign_on_required')
    return openSession(db, user.id, membership, { ...input, by: 'password' })
  })
}

async function findUser(email: string) {
  return await systemReader().user.findUnique({ where: { email } })
}

/** Owners always may, so that an organization is never locked out by its provider. */
function mayUsePassword({ role, passwordSignIn }: Membership): boolean {
  return passwordSignIn || role === 'owner'
}
