import { renewSession } from '@frontdesk/core/identity/sessions/renew'
import { encode } from 'next-auth/jwt'
import {
  cookieSeconds,
  cookieSecret,
  readSessionToken,
  sessionCookieName,
  usesSecureCookies,
} from './session-cookie.ts'

/** Answers with a cookie that carries the session's next token, or with none where the present one goes on. */
export async function renewCookie(request: Request): Promise<Response> {
  const token = await readSessionToken(request.headers)
  const next = token && (await renewSession(token))
  const headers = new Headers()
  if (next) headers.set('set-cookie', await cookieWith(next))
  return new Response(null, { status: 204, headers })
}

async function cookieWith(sessionToken: string): Promise<string> {
  const value = await encode({ token: { sessionToken }, secret: cookieSecret(), maxAge: cookieSeconds })
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${cookieSeconds}`
  return `${sessionCookieName()}=${value}; ${attributes}${usesSecureCookies() ? '; Secure' : ''}`
}
