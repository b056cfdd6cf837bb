import { env } from '@frontdesk/runtime/env'
import { type NextRequest, NextResponse } from 'next/server'
import { waitOfVisitor } from './server/help/limits.ts'
import { answerPreflight } from './server/proxy/preflight.ts'
import { refuseUnknownRoute } from './server/proxy/unknown-route.ts'
import { addressOf } from './server/request/peer-address.ts'

/** Uploads pass by: Next keeps what it shows to a proxy in memory, and cuts it at ten megabytes. */
export const config = {
  matcher: [
    '/((?!_next/static|_next/image|favicon.ico|icon.svg|api/v1/attachments$|api/v1/training-examples$).*)',
    {
      source: '/api/v1/attachments',
      missing: [
        { type: 'header', key: 'content-length' },
        { type: 'header', key: 'transfer-encoding' },
      ],
    },
    {
      source: '/api/v1/training-examples',
      missing: [
        { type: 'header', key: 'content-length' },
        { type: 'header', key: 'transfer-encoding' },
      ],
    },
  ],
}

/** These answer with headers of their own: the API with problems and streams, a mail or the chat under its own policy. */
const ownPolicy = /^\/(api|mail|widget|health|metrics)(\/|$)/

/**
 * Sets the nonce and the security headers, and answers for addresses of the API that do not exist. It never
 * decides who may see what: every handler asks for itself.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const response =
    answerPreflight(request) ?? refuseUnknownRoute(request) ?? (await refuseHurry(request)) ?? passOn(request)
  for (const [name, value] of everywhere) response.headers.set(name, value)
  if (env.WEB_URL.startsWith('https:')) {
    response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  }
  return response
}

/** Pages of help centers ask nobody to sign in, so those who read them are counted by their network. */
async function refuseHurry(request: NextRequest): Promise<Response | null> {
  if (!request.nextUrl.pathname.startsWith('/help/')) return null
  const seconds = await waitOfVisitor('page', addressOf(request))
  if (seconds === null) return null
  const headers = { 'retry-after': String(seconds), 'content-type': 'text/plain; charset=utf-8' }
  return new Response(`Too many pages at once. Try again in ${seconds} seconds.`, { status: 429, headers })
}

function passOn(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  if (ownPolicy.test(pathname)) return NextResponse.next()
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce, env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  headers.set('x-requested-path', pathname + search)
  headers.set('x-nonce', nonce)
  // Next reads the nonce for its own scripts from here.
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('x-frame-options', 'DENY')
  return response
}

const everywhere = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'],
  ['cross-origin-opener-policy', 'same-origin'],
] as const

/** MUI renders style attributes on the server, so those alone are allowed without the nonce. */
function contentSecurityPolicy(nonce: string, development: boolean): string {
  const scripts = `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "frame-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
