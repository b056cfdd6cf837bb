import { isConfigured, type OauthProvider } from '@frontdesk/integrations/oauth/providers'
import { authorizationUrl } from '@frontdesk/integrations/oauth/tokens'
import { now } from '@frontdesk/runtime/clock'
import { encryptSecret, hashToken, randomToken } from '@frontdesk/runtime/crypto'
import { env } from '@frontdesk/runtime/env'
import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import { Conflict, Forbidden } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { findMailbox } from '../list.ts'

const lifetimeMs = 10 * 60_000

type Input = { provider: OauthProvider; mailboxId?: string | undefined }

/**
 * Begins to connect a mailbox, or to connect one again: answers where the member has to sign in. What comes back
 * is tied to this member, organization and moment, and counts once.
 */
export async function startAuthorization(ctx: OrgContext, input: Input): Promise<{ url: string }> {
  require(ctx, 'mailboxes:write')
  const { actor, organizationId } = ctx
  if (actor.type !== 'member') throw new Forbidden('a person has to sign in at the provider')
  const { provider, mailboxId } = input
  if (!isConfigured(provider)) {
    throw new Conflict(`This installation has no application at ${names[provider]} yet`, 'not_configured')
  }
  const mailbox = mailboxId === undefined ? null : await findMailbox(ctx, mailboxId)
  const [state, verifier, id] = [randomToken(), randomToken(48), newId()]
  await ctx.db.oauthFlow.create({
    data: {
      id,
      organizationId,
      memberId: actor.memberId,
      mailboxId: mailbox?.id ?? null,
      provider,
      stateHash: hashToken(state),
      sealedVerifier: encryptSecret(verifier, `oauth_flows.${id}`),
      expiresAt: new Date(now().getTime() + lifetimeMs),
    },
    select: { id: true },
  })
  const redirectUri = redirectUriOf(provider)
  return { url: authorizationUrl({ provider, state, verifier, redirectUri, loginHint: mailbox?.address }) }
}

const names: Record<OauthProvider, string> = { google: 'Google', microsoft: 'Microsoft' }

/** Registered with the provider, so it must not depend on how somebody reached us. */
export function redirectUriOf(provider: OauthProvider): string {
  return new URL(`/api/oauth/${provider}/callback`, env.WEB_URL).toString()
}
