import { inOrganization } from '@frontdesk/core/context'
import { SignInRefused, Unauthenticated } from '@frontdesk/core/errors'
import { findSession } from '@frontdesk/core/identity/find-session'
import { revokeSession } from '@frontdesk/core/identity/revoke-session'
import { credentials, signIn } from '@frontdesk/core/identity/sign-in'
import { logger } from '@frontdesk/runtime/logger'
import type { NextAuthOptions, User } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { HttpProblem } from '../http-problem.ts'
import { limitAccount, limitCall } from '../rate-limits.ts'
import { addressOf } from '../request/peer-address.ts'
import { admitByProvider, providerConfigs } from './by-provider.ts'
import { ownUrl } from './own-url.ts'
import { cookieSeconds, cookieSecret, usesSecureCookies } from './session-cookie.ts'

type SignedInUser = User & { sessionToken: string }

/**
 * Sign-in by password and by the providers that are set up, for the request with these headers. The cookie carries
 * only an opaque token; the session itself is a row.
 */
export function authOptions(headers: Headers): NextAuthOptions {
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
        authorize: (given) => authorize(given, headers),
      }),
      ...providerConfigs(),
    ],
    secret: cookieSecret(),
    useSecureCookies: usesSecureCookies(),
    session: { strategy: 'jwt', maxAge: cookieSeconds, updateAge: cookieSeconds },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    callbacks: {
      signIn: ({ user, account, profile }) =>
        account?.type !== 'oauth' || admit(user, { provider: account.provider, profile }, headers),
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
  try {
    await limitCall('sign_in', { caller: null, address: addressOf({ headers }) })
    const input = credentials.safeParse(emptyAsAbsent(given))
    if (!input.success) return null
    await limitAccount(input.data.email)
    const session = await signIn({ ...input.data, ...whence(headers) })
    return { id: session.sessionId, sessionToken: session.token }
  } catch (error) {
    if (error instanceof Unauthenticated && !(error instanceof SignInRefused)) return null
    throw new Error(codeOf(error))
  }
}

/** Puts the token of a new session where the cookie is made from, or refuses with the word the page explains. */
async function admit(
  user: object,
  { provider, profile }: { provider: string; profile: unknown },
  headers: Headers,
): Promise<boolean> {
  try {
    Object.assign(user, { sessionToken: await admitByProvider(provider, profile, whence(headers)) })
    return true
  } catch (error) {
    const code = codeOf(error)
    logger.info({ code, provider }, 'sign-in refused')
    throw new Error(code)
  }
}

function whence(headers: Headers) {
  const address = addressOf({ headers })
  return { address: address === 'unknown' ? null : address, userAgent: headers.get('user-agent') }
}

/** The word for a refusal, which the sign-in page has a sentence for. */
function codeOf(error: unknown): string {
  if (error instanceof SignInRefused) return error.reason
  if (error instanceof HttpProblem && error.status === 429) return 'too_many_attempts'
  logger.error({ error }, 'sign-in failed')
  return 'unavailable'
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
