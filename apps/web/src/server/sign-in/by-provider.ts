import { SignInRefused } from '@frontdesk/core/errors'
import { signInProviders } from '@frontdesk/core/identity/single-sign-on/providers'
import { readClaims } from '@frontdesk/core/identity/single-sign-on/read-claims'
import { signInByProvider } from '@frontdesk/core/identity/single-sign-on/sign-in-by-provider'
import { decodeJwt } from 'jose'
import type { OAuthConfig, UserinfoEndpointHandler } from 'next-auth/providers/oauth'
import { limitAccount } from '../rate-limits.ts'

type Claims = Record<string, unknown> & { sub: string }

const longestWaitMs = 10_000

/** What next-auth needs to know to send people to the providers that are set up, and to check their answers. */
export function providerConfigs(): OAuthConfig<Claims>[] {
  return signInProviders().map(({ id, name, issuer, clientId, clientSecret }) => ({
    id,
    name,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile', prompt: 'select_account' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    clientId,
    clientSecret,
    httpOptions: { timeout: longestWaitMs },
    userinfo: { request: askClaims },
    profile: ({ sub }) => ({ id: sub }),
  }))
}

/** The token of a new session for whom a provider vouches; throws SignInRefused, or 429. */
export async function admitByProvider(
  providerId: string,
  claims: unknown,
  from: { address: string | null; userAgent: string | null },
): Promise<string> {
  const provider = signInProviders().find(({ id }) => id === providerId)
  const claimed = provider && readClaims(provider.id, claims)
  if (!provider || !claimed) throw new SignInRefused('no_account')
  if (claimed.email !== null) await limitAccount(claimed.email)
  const { token } = await signInByProvider({ provider, claimed, ...from })
  return token
}

export function isProvider(id: string | undefined): boolean {
  return signInProviders().some((provider) => provider.id === id)
}

/** What the checked ID token says; some providers say the address only to whoever asks for it with the token. */
const askClaims: NonNullable<UserinfoEndpointHandler['request']> = async ({ client, tokens }) => {
  const signed = decodeJwt(tokens.id_token ?? '')
  if (signed.email !== undefined) return signed
  const asked = await client.userinfo(tokens.access_token ?? '')
  if (asked.sub !== signed.sub) throw new Error('the provider answered about somebody else')
  return { ...asked, ...signed }
}
