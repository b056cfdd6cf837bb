import { createHash, randomUUID } from 'node:crypto'
import { type Answer, type Asked, failure } from './provider-answer.ts'

type Grant = { address: string; challenge: string; clientId: string; redirectUri: string }

/** Codes, tokens and what became of them. */
export type Logins = {
  codes: Map<string, Grant>
  refreshTokens: Map<string, { address: string; used: boolean }>
  accessTokens: Map<string, { address: string; expires: number }>
  revoked: Set<string>
  refreshes: number
  /** accepts refresh tokens of an earlier run, for a demo that keeps its connections over a restart */
  forgiving: boolean
  lifetimeSeconds: number
  /** each refresh token counts once, and a second use ends the whole grant, as at Microsoft */
  rotates: boolean
}

export function newLogins(): Logins {
  return {
    codes: new Map(),
    refreshTokens: new Map(),
    accessTokens: new Map(),
    revoked: new Set(),
    refreshes: 0,
    forgiving: false,
    lifetimeSeconds: 3_600,
    rotates: true,
  }
}

/** The page where one signs in: it knows who one is and agrees at once. `login_hint` names the account. */
export function authorize(logins: Logins, asked: Asked, addresses: string[]): Answer {
  const { query } = asked
  const redirect = query.get('redirect_uri') ?? ''
  const address = query.get('login_hint') ?? addresses[0] ?? ''
  if (query.get('code_challenge_method') !== 'S256' || !query.get('state'))
    return failure(400, 'invalid_request')
  const code = randomUUID()
  const challenge = query.get('code_challenge') ?? ''
  logins.codes.set(code, {
    address,
    challenge,
    clientId: query.get('client_id') ?? '',
    redirectUri: redirect,
  })
  const location = new URL(redirect)
  location.searchParams.set('code', code)
  location.searchParams.set('state', query.get('state') ?? '')
  return { status: 302, headers: { location: location.toString() } }
}

export function token(logins: Logins, asked: Asked): Answer {
  const form = new URLSearchParams(asked.body.toString())
  if (form.get('grant_type') === 'authorization_code') return redeem(logins, form)
  if (form.get('grant_type') === 'refresh_token') return refresh(logins, form)
  return refused('unsupported_grant_type')
}

/** Takes a grant back (RFC 7009). */
export function revoke(logins: Logins, asked: Asked): Answer {
  const given = new URLSearchParams(asked.body.toString()).get('token') ?? ''
  const found = logins.refreshTokens.get(given) ?? logins.accessTokens.get(given)
  if (!found) return refused('invalid_token')
  logins.revoked.add(found.address)
  return { status: 200, body: {} }
}

function redeem(logins: Logins, form: URLSearchParams): Answer {
  const code = form.get('code') ?? ''
  const grant = logins.codes.get(code)
  logins.codes.delete(code)
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url')
  if (!grant || grant.challenge !== challenge || grant.redirectUri !== form.get('redirect_uri'))
    return refused('invalid_grant')
  logins.revoked.delete(grant.address)
  return issue(logins, grant.address)
}

function refresh(logins: Logins, form: URLSearchParams): Answer {
  logins.refreshes += 1
  const given = form.get('refresh_token') ?? ''
  const found = logins.refreshTokens.get(given) ?? (logins.forgiving ? fromEarlier(given) : undefined)
  if (!found || logins.revoked.has(found.address)) return refused('invalid_grant')
  if (found.used) {
    logins.revoked.add(found.address)
    return refused('invalid_grant')
  }
  if (!logins.rotates) return issue(logins, found.address, false)
  found.used = true
  return issue(logins, found.address)
}

function fromEarlier(given: string): { address: string; used: boolean } | undefined {
  const [, address] = /^refresh-(\S+@\S+)-[\da-f]{8}-/.exec(given) ?? []
  return address === undefined ? undefined : { address, used: false }
}

function issue(logins: Logins, address: string, withRefresh = true): Answer {
  const [accessToken, refreshToken] = [`access-${randomUUID()}`, `refresh-${address}-${randomUUID()}`]
  const expires = Date.now() + logins.lifetimeSeconds * 1_000
  logins.accessTokens.set(accessToken, { address, expires })
  if (withRefresh) logins.refreshTokens.set(refreshToken, { address, used: false })
  return {
    status: 200,
    body: {
      token_type: 'Bearer',
      scope: 'Mail.ReadWrite Mail.Send User.Read',
      expires_in: logins.lifetimeSeconds,
      access_token: accessToken,
      ...(withRefresh ? { refresh_token: refreshToken } : {}),
    },
  }
}

function refused(error: string): Answer {
  return { status: 400, body: { error, error_description: `${error}, as asked for` } }
}

/** Whose token it is; null when it was withdrawn, is too old or was never given out. */
export function addressOf(logins: Logins, authorization: string | undefined): string | null {
  const found = logins.accessTokens.get((authorization ?? '').replace(/^Bearer /i, ''))
  if (!found || found.expires <= Date.now() || logins.revoked.has(found.address)) return null
  return found.address
}
