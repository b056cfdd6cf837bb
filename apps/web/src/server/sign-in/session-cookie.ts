import { mac } from '@frontdesk/runtime/crypto'
import { env } from '@frontdesk/runtime/env'
import { decode } from 'next-auth/jwt'

/** What the encrypted cookie carries: nothing but the opaque token of a session row. */
declare module 'next-auth/jwt' {
  interface JWT {
    sessionToken?: string
  }
}

/** The longest an organization may choose; how long a session really lasts stands in its row. */
export const cookieSeconds = 90 * 86_400

export function cookieSecret(): string {
  return env.NEXTAUTH_SECRET ?? mac('session-cookie', 'v1', 32)
}

export function usesSecureCookies(): boolean {
  return (env.NEXTAUTH_URL ?? env.WEB_URL).startsWith('https:')
}

export function sessionCookieName(): string {
  return `${usesSecureCookies() ? '__Secure-' : ''}next-auth.session-token`
}

/** The session token in the caller's cookie; null when there is none or it was not made by us. */
export async function readSessionToken(headers: Headers): Promise<string | null> {
  const token = parseCookies(headers)[sessionCookieName()]
  if (!token || token.length > 4096) return null
  try {
    const claims = await decode({ token, secret: cookieSecret() })
    return claims?.sessionToken ?? null
  } catch {
    return null
  }
}

export function parseCookies(headers: Headers): Record<string, string> {
  const pairs = (headers.get('cookie') ?? '').split(';').flatMap((pair): [string, string][] => {
    const at = pair.indexOf('=')
    return at < 1 ? [] : [[pair.slice(0, at).trim(), decoded(pair.slice(at + 1).trim())]]
  })
  return Object.fromEntries(pairs)
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
