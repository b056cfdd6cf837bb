import type { ChannelKind } from '@frontdesk/integrations/channel'
import { channels } from '@frontdesk/integrations/channels'
import type { OauthProvider } from '@frontdesk/integrations/oauth/providers'
import { now } from '@frontdesk/runtime/clock'
import { env } from '@frontdesk/runtime/env'
import type { OrgContext } from '../../context.ts'
import { recordIncident, resolveIncidents } from './incidents.ts'

const warningMs = 30 * 86_400_000

const ends: Record<OauthProvider, () => Date | undefined> = {
  google: () => env.GOOGLE_CLIENT_SECRET_EXPIRES,
  microsoft: () => env.MICROSOFT_CLIENT_SECRET_EXPIRES,
}

type Reached = { channel: string; signIn: string | null }

/** When the secret of our application ends that a mailbox is reached with; null where there is none, or nobody said. */
export function secretExpiryOf({ channel, signIn }: Reached): Date | null {
  const provider = signIn ?? channels[channel as ChannelKind]?.oauth
  return provider === 'google' || provider === 'microsoft' ? (ends[provider]() ?? null) : null
}

/** Warns from 30 days before the end on, once an organization, and is over when a later end is set. */
export async function watchSecret(ctx: OrgContext, mailbox: Reached & { mailboxId: string }): Promise<void> {
  const { mailboxId } = mailbox
  const expires = secretExpiryOf(mailbox)
  const due = expires !== null && expires.getTime() - now().getTime() <= warningMs
  if (!due) return resolveIncidents(ctx, mailboxId, ['secret_expiring'])
  const known = await ctx.db.mailboxIncident.count({
    where: { mailboxId, code: 'secret_expiring', resolvedAt: null },
  })
  if (known === 0)
    await recordIncident(ctx, mailboxId, 'secret_expiring', `ends on ${expires.toISOString().slice(0, 10)}`)
}
