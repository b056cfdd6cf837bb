import {
  ChannelFailure,
  type ChannelKind,
  type ChannelSettings,
  type Identity,
} from '@frontdesk/integrations/channel'
import { openChannel } from '@frontdesk/integrations/channels'
import type { OauthProvider } from '@frontdesk/integrations/oauth/providers'
import { redeemCode, type Tokens } from '@frontdesk/integrations/oauth/tokens'
import { now } from '@frontdesk/runtime/clock'
import { decryptSecret, hashToken } from '@frontdesk/runtime/crypto'
import { z } from 'zod'
import { type Actor, inOrganization, type OrgContext } from '../../context.ts'
import { Conflict, Invalid } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { attachMailbox } from '../attach.ts'
import type { MailboxView } from '../list.ts'
import { redirectUriOf } from './start.ts'

type Who = { organizationId: string; actor: Actor }
type Input = { provider: OauthProvider; state: string; code: string }

const kinds: Record<OauthProvider, ChannelKind> = { google: 'gmail', microsoft: 'outlook' }

const server = z.object({
  host: z.string(),
  port: z.number(),
  security: z.enum(['tls', 'starttls']),
  user: z.string(),
})
const mailAccount = z.object({ address: z.string(), imap: server, smtp: server }).nullable()

/** What the tokens open. */
type Opened = { kind: ChannelKind; address: string; settings: ChannelSettings }

/**
 * Connects the mailbox a member has just granted access to. Only the member who began may end it, once and within
 * ten minutes. Throws Invalid for anything else, Conflict when the mailbox is another than the one meant.
 */
export async function finishAuthorization(who: Who, { provider, state, code }: Input): Promise<MailboxView> {
  const flow = await inOrganization(who, (ctx) => claimFlow(ctx, provider, state))
  try {
    const verifier = decryptSecret(flow.sealedVerifier, `oauth_flows.${flow.id}`)
    const tokens = await redeemCode(provider, { code, verifier, redirectUri: redirectUriOf(provider) })
    if (tokens.refreshToken === null)
      throw new Invalid('The provider gave no lasting access; please try again')
    const { refreshToken, accessToken } = tokens
    const opened = openedBy(provider, mailAccount.parse(flow.servers))
    const identity = await identify(opened, tokens)
    return await inOrganization(who, (ctx) =>
      attachMailbox(ctx, {
        kind: opened.kind,
        mailboxId: flow.mailboxId,
        identity,
        settings: opened.settings,
        credentials: {
          type: 'oauth',
          provider,
          accessToken,
          refreshToken,
          expiresAt: tokens.expiresAt.toISOString(),
        },
      }),
    )
  } catch (error) {
    if (error instanceof ChannelFailure) throw new Conflict(error.message, 'provider_refused')
    throw error
  }
}

function openedBy(provider: OauthProvider, account: z.output<typeof mailAccount>): Opened {
  if (account === null) return { kind: kinds[provider], address: '', settings: {} }
  const { address, imap, smtp } = account
  return { kind: 'imap', address, settings: { imap, smtp, signIn: provider } }
}

/** The tokens are tried on the mailbox before anything is kept. */
async function identify({ kind, address, settings }: Opened, { accessToken }: Tokens): Promise<Identity> {
  const channel = await openChannel(kind, {
    address,
    accessToken: async () => accessToken,
    password: null,
    settings,
    spend: async () => undefined,
  })
  try {
    return await channel.identify()
  } catch (error) {
    const refused = kind === 'imap' && error instanceof ChannelFailure
    if (refused) throw new Conflict(error.message, 'mail_server_refused')
    throw error
  } finally {
    await channel.close()
  }
}

async function claimFlow(ctx: OrgContext, provider: OauthProvider, state: string) {
  require(ctx, 'mailboxes:write')
  const memberId = ctx.actor.type === 'member' ? ctx.actor.memberId : null
  const flow = await ctx.db.oauthFlow.findFirst({ where: { stateHash: hashToken(state), provider } })
  const usable = flow && flow.memberId === memberId && flow.usedAt === null && flow.expiresAt > now()
  if (!usable)
    throw new Invalid('This sign-in was begun by somebody else, is over, or took too long', 'state')
  const { count } = await ctx.db.oauthFlow.updateMany({
    where: { id: flow.id, usedAt: null },
    data: { usedAt: now() },
  })
  if (count === 0) throw new Invalid('This sign-in was used already', 'state')
  return flow
}
