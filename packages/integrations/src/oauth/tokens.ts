import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ChannelFailure } from '../channel.ts'
import { type OauthProvider, oauthProviders, type Reach } from './providers.ts'

export type Tokens = {
  accessToken: string
  /** null when the provider keeps the one we have */
  refreshToken: string | null
  expiresAt: Date
}

type Authorization = {
  provider: OauthProvider
  reach: Reach
  state: string
  /** the secret half of PKCE (RFC 7636); the provider sees its hash only */
  verifier: string
  redirectUri: string
  /** the account to offer, when one connects again */
  loginHint?: string | undefined
}

/** Where to send a person to grant access to a mailbox (RFC 6749, 4.1.1). */
export function authorizationUrl({
  provider,
  reach,
  state,
  verifier,
  redirectUri,
  loginHint,
}: Authorization): string {
  const { authorizeUrl, client, scopes, extra } = oauthProviders[provider]
  const url = new URL(authorizeUrl())
  const query = {
    client_id: client().id,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: scopes[reach].join(' '),
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...extra,
    ...(loginHint ? { login_hint: loginHint } : {}),
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.toString()
}

/** Redeems the code a provider sent back. Rejects with ChannelFailure. */
export function redeemCode(
  provider: OauthProvider,
  { code, verifier, redirectUri }: { code: string; verifier: string; redirectUri: string },
): Promise<Tokens> {
  return ask(provider, {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: redirectUri,
  })
}

/** A new access token, and at some providers a new refresh token, which makes the old one worthless. */
export function refreshTokens(provider: OauthProvider, refreshToken: string): Promise<Tokens> {
  return ask(provider, { grant_type: 'refresh_token', refresh_token: refreshToken })
}

/**
 * Gives a grant back, where the provider takes that: with it every token of the account ends. Rejects with
 * ChannelFailure when the provider cannot be reached; one that knows nothing of the grant is content.
 */
export async function revokeGrant(provider: OauthProvider, refreshToken: string): Promise<void> {
  const url = oauthProviders[provider].revokeUrl()
  if (url === null) return
  const { status } = await post(url, new URLSearchParams({ token: refreshToken }))
  if (status >= 500) throw new ChannelFailure('unavailable', `The provider took no grant back (${status})`)
}

const answer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.coerce
    .number()
    .positive()
    .max(86_400 * 90),
})

/** Errors that end the grant (RFC 6749, 5.2); others may pass. */
const lost = new Set([
  'invalid_grant',
  'invalid_client',
  'unauthorized_client',
  'interaction_required',
  'consent_required',
])

async function ask(provider: OauthProvider, grant: Record<string, string>): Promise<Tokens> {
  const { tokenUrl, client } = oauthProviders[provider]
  const { id, secret } = client()
  const form = new URLSearchParams({ client_id: id, client_secret: secret, ...grant })
  const { status, body } = await post(tokenUrl(), form)
  const parsed = answer.safeParse(body)
  if (status === 200 && parsed.success) {
    const { access_token: accessToken, refresh_token: refreshToken = null, expires_in } = parsed.data
    return { accessToken, refreshToken, expiresAt: new Date(Date.now() + expires_in * 1_000) }
  }
  const code = z.object({ error: z.string() }).safeParse(body).data?.error ?? `status ${status}`
  if (lost.has(code))
    throw new ChannelFailure('access_lost', `The provider no longer accepts the grant (${code})`)
  throw new ChannelFailure('unavailable', `The provider gave no token (${code})`)
}

async function post(url: string, form: URLSearchParams): Promise<{ status: number; body: unknown }> {
  try {
    const signal = AbortSignal.timeout(15_000)
    const response = await fetch(url, { method: 'POST', body: form, signal, redirect: 'error' })
    return { status: response.status, body: await response.json().catch(() => null) }
  } catch (cause) {
    throw new ChannelFailure('unavailable', 'The provider could not be asked for a token', { cause })
  }
}
