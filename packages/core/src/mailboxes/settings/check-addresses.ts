import { ChannelFailure, type Identity } from '@frontdesk/integrations/channel'
import { writeAudit } from '../../audit.ts'
import { type Actor, inOrganization } from '../../context.ts'
import { Conflict } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { openMailbox } from '../access/open-mailbox.ts'
import { findMailbox } from '../list.ts'
import { type AddressView, listAddresses } from './addresses.ts'
import { keepIdentity } from './keep-identity.ts'

type Who = { organizationId: string; actor: Actor }

/** Asks the provider anew which addresses the account may send as. Conflict says in words why it could not. */
export async function checkAddresses(who: Who, id: string): Promise<{ items: AddressView[] }> {
  await inOrganization(who, async (ctx) => {
    require(ctx, 'mailboxes:write')
    await findMailbox(ctx, id)
  })
  const identity = await identify({ organizationId: who.organizationId, mailboxId: id })
  return inOrganization(who, async (ctx) => {
    if (identity) await keepIdentity(ctx, { mailboxId: id, identity })
    const items = await listAddresses(ctx, id)
    await writeAudit(ctx, {
      action: 'mailbox.addresses_check',
      subjectType: 'mailbox',
      subjectId: id,
      after: { verified: items.filter(({ sendAs }) => sendAs).map(({ address }) => address) },
    })
    ctx.emit({ type: 'settings.changed', subject: 'mailboxes' })
    return { items }
  })
}

async function identify(mailbox: { organizationId: string; mailboxId: string }): Promise<Identity | null> {
  try {
    const open = await openMailbox(mailbox)
    if (open === 'forwarding') return null
    if (open === null) throw new Conflict('This mailbox is not active', 'not_connected')
    return await open.channel.identify().finally(() => open.channel.close())
  } catch (error) {
    if (error instanceof ChannelFailure) throw new Conflict(error.message, 'provider_refused')
    throw error
  }
}
