import { isConfigured, mailServersOf, type OauthProvider } from '@frontdesk/integrations/oauth/providers'
import { authorizationUrl } from '@frontdesk/integrations/oauth/tokens'
import { now } from '@frontdesk/runtime/clock'
import { encryptSecret, hashToken, randomToken } from '@frontdesk/runtime/crypto'
import { env } from '@frontdesk/runtime/env'
import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import { Conflict, Forbidden } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { findMailbox, type MailboxView } from '../list.ts'

const lifetimeMs = 10 * 60_000

type Input = {
  provider: OauthProvider
  mailboxId?: string | undefined
  /** the account to read and send with by IMAP and SMTP; absent where the provider's own interface is used */
  imapAddress?: string | undefined
}

/**
 * Begins to connect a mailbox, or to connect one again: answers where the member has to sign in. What comes back
 * is tied to this member, organization and moment, and counts once.
 */
export async function startAuthorization(ctx: OrgContext, input: Input): Promise<{ url: string }> {
  require(ctx, 'mailboxes:write')
  const { actor, organizationId } = ctx
  if (actor.type !== 'member') throw new Forbidden('a person has to sign in at the provider')
  const { provider, mailboxId, imapAddress } = input
  if (!isConfigured(provider)) {
    throw new Conflict(`This installation has no application at ${names[provider]} yet`, 'not_configured')
  }
  const mailbox = mailboxId === undefined ? null : await findMailbox(ctx, mailboxId)
  const account = imapAddress ?? imapAddressOf(mailbox)
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
      ...(account === null ? {} : { servers: { address: account, ...mailServersOf(provider, account) } }),
      expiresAt: new Date(now().getTime() + lifetimeMs),
    },
    select: { id: true },
  })
  const redirectUri = redirectUriOf(provider)
  const reach = account === null ? 'api' : 'mail'
  const loginHint = account ?? mailbox?.address
  return { url: authorizationUrl({ provider, reach, state, verifier, redirectUri, loginHint }) }
}

/** Connecting again goes the way the mailbox was connected before. */
function imapAddressOf(mailbox: MailboxView | null): string | null {
  return mailbox?.channel === 'imap' ? mailbox.address : null
}

const names: Record<OauthProvider, string> = { google: 'Google', microsoft: 'Microsoft' }

/** Registered with the provider, so it must not depend on how somebody reached us. */
export function redirectUriOf(provider: OauthProvider): string {
  return new URL(`/api/oauth/${provider}/callback`, env.WEB_URL).toString()
}
