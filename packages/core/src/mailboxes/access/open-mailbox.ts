import {
  type Channel,
  ChannelFailure,
  type ChannelKind,
  type ChannelSettings,
} from '@frontdesk/integrations/channel'
import { openChannel } from '@frontdesk/integrations/channels'
import { inOrganization } from '../../context.ts'
import { accessToken, type MailboxRef } from './access-token.ts'
import { openCredentials } from './credentials.ts'
import { guardChannel } from './guard-channel.ts'
import { type Share, spendQuota } from './quota.ts'

export type OpenMailbox = {
  kind: ChannelKind
  address: string
  settings: ChannelSettings
  channel: Channel
}

/** The mailbox at its provider; close the channel when done. Null for one that rests, or has to be connected again. */
export async function openMailbox(
  mailbox: MailboxRef,
  share: Share = 'live',
): Promise<OpenMailbox | 'forwarding' | null> {
  const { organizationId, mailboxId } = mailbox
  const row = await inOrganization({ organizationId, actor: { type: 'system', name: 'mailbox' } }, (ctx) =>
    ctx.db.mailbox.findUnique({
      where: { id: mailboxId },
      select: { channel: true, address: true, state: true, settings: true, credentials: true },
    }),
  )
  if (row?.channel === 'forwarding') return 'forwarding'
  if (row?.state !== 'active') return null
  if (row.credentials === null) throw new ChannelFailure('access_lost', 'The mailbox is not connected')
  const kind = row.channel as ChannelKind
  const settings = row.settings as ChannelSettings
  const credentials = openCredentials(mailboxId, row.credentials)
  const channel = await openChannel(kind, {
    address: row.address,
    accessToken: (refused) => accessToken(mailbox, refused),
    password: credentials.type === 'password' ? credentials.password : null,
    settings,
    spend: (units) => spendQuota({ kind, mailboxId, share }, units),
  })
  return { kind, address: row.address, settings, channel: guardChannel(mailbox, channel) }
}
