import { inOrganization } from '@frontdesk/core/context'
import { Unauthenticated } from '@frontdesk/core/errors'
import { findSession } from '@frontdesk/core/identity/find-session'
import { revokeSession } from '@frontdesk/core/identity/revoke-session'
import { credentials, signIn } from '@frontdesk/core/identity/sign-in'
import { logger } from '@frontdesk/runtime/logger'
import type { NextAuthOptions, User } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { HttpProblem } from '../http-problem.ts'
import { limitAccount, limitCall } from '../rate-limits.ts'
import { addressOf } from '../request/peer-address.ts'
import { ownUrl } from './own-url.ts'
import { cookieSecret, usesSecureCookies } from './session-cookie.ts'

type SignedInUser = User & { sessionToken: string }

/** Sign-in by password. The cookie carries only an opaque token; the session itself is a row. */
export function authOptions(): NextAuthOptions {
  return {
    providers: [
      CredentialsProvider({
        id: 'credentials',
        name: 'Password',
        credentials: {
          email: { label: 'E-mail', type: 'email' },
          password: { label: 'Password', type: 'password' },
          organization: { label: 'Organization', type: 'text' },
        },
        authorize: (given, request) => authorize(given, new Headers(request.headers)),
      }),
    ],
    secret: cookieSecret(),
    useSecureCookies: usesSecureCookies(),
    session: { strategy: 'jwt', maxAge: 30 * 86_400, updateAge: 30 * 86_400 },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    callbacks: {
      redirect: ({ url, baseUrl }) => ownUrl(url, baseUrl),
      jwt: ({ token, user }) => ({ sessionToken: sessionTokenOf(user) ?? token.sessionToken ?? '' }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: { signOut: ({ token }) => endSession(token.sessionToken) },
    logger: {
      error: (code) => logger.info({ code }, 'sign-in refused'),
      warn: (code) => logger.debug({ code }, 'sign-in warning'),
      debug: () => undefined,
    },
  }
}

/** Null is next-auth's one refusal: nothing tells an unknown address from a wrong password. */
async function authorize(given: unknown, headers: Headers): Promise<SignedInUser | null> {
  const address = addressOf({ headers })
  try {
    await limitCall('sign_in', { caller: null, address })
    const input = credentials.safeParse(emptyAsAbsent(given))
    if (!input.success) return null
    await limitAccount(input.data.email)
    const userAgent = headers.get('user-agent')
    const session = await signIn({
      ...input.data,
      address: address === 'unknown' ? null : address,
      userAgent,
    })
    return { id: session.sessionId, sessionToken: session.token }
  } catch (error) {
    if (error instanceof Unauthenticated) return null
    if (error instanceof HttpProblem && error.status === 429) throw new Error('too_many_attempts')
    logger.error({ error }, 'sign-in failed')
    throw new Error('unavailable')
  }
}

function emptyAsAbsent(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
}

function sessionTokenOf(user: User | undefined): string | undefined {
  return user && 'sessionToken' in user ? String(user.sessionToken) : undefined
}

async function endSession(token: string | undefined): Promise<void> {
  const session = token ? await findSession(token) : null
  if (session) await inOrganization(session, (ctx) => revokeSession(ctx, session.sessionId))
}
