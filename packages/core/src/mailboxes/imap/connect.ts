import { ChannelFailure, type Identity, type ServerSettings } from '@frontdesk/integrations/channel'
import { openChannel } from '@frontdesk/integrations/channels'
import { type Actor, inOrganization } from '../../context.ts'
import { Conflict } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { attachMailbox } from '../attach.ts'
import { findMailbox, type MailboxView } from '../list.ts'

type Who = { organizationId: string; actor: Actor }
export type ImapAccount = {
  address: string
  password: string
  imap: ServerSettings
  smtp: ServerSettings
}

/**
 * Connects a mailbox at any mail server, or connects one again. Nothing is kept before its server has let us in;
 * Conflict says in words why it did not.
 */
export async function connectImap(
  who: Who,
  { mailboxId, ...account }: ImapAccount & { mailboxId?: string | undefined },
): Promise<MailboxView> {
  await inOrganization(who, async (ctx) => {
    require(ctx, 'mailboxes:write')
    if (mailboxId !== undefined) await findMailbox(ctx, mailboxId)
  })
  const identity = await identify(account)
  const { imap, smtp, password } = account
  return inOrganization(who, (ctx) =>
    attachMailbox(ctx, {
      kind: 'imap',
      mailboxId: mailboxId ?? null,
      identity,
      settings: { imap, smtp },
      credentials: { type: 'password', password },
    }),
  )
}

async function identify({ address, password, imap, smtp }: ImapAccount): Promise<Identity> {
  const channel = await openChannel('imap', {
    address,
    accessToken: async () => {
      throw new ChannelFailure('access_lost', 'This account has a password')
    },
    password,
    settings: { imap, smtp },
    spend: async () => undefined,
  })
  try {
    return await channel.identify()
  } catch (error) {
    if (error instanceof ChannelFailure) throw new Conflict(error.message, 'provider_refused')
    throw error
  } finally {
    await channel.close()
  }
}
