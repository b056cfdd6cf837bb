import { ChannelFailure, type Watch } from '@frontdesk/integrations/channel'
import { logger } from '@frontdesk/runtime/logger'
import { type Actor, inOrganization } from '../context.ts'
import { require } from '../permissions.ts'
import { openMailbox } from './access/open-mailbox.ts'
import { findMailbox, type MailboxView } from './list.ts'
import { disconnectMailbox } from './rest.ts'

type Who = { organizationId: string; actor: Actor }

/** Asks the provider to call us no more, as far as it still listens, and gives the access back. */
export async function disconnect(who: Who, id: string): Promise<MailboxView> {
  const watch = await inOrganization(who, async (ctx) => {
    require(ctx, 'mailboxes:write')
    await findMailbox(ctx, id)
    return ctx.db.mailboxSync.findFirst({ where: { mailboxId: id } })
  })
  if (watch?.watch && watch.watchExpiresAt) {
    const details = watch.watch as Watch['details']
    await unwatch(who.organizationId, id, { details, expiresAt: watch.watchExpiresAt })
  }
  return inOrganization(who, (ctx) => disconnectMailbox(ctx, id))
}

/** A provider that does not hear us lets its promise lapse by itself. */
async function unwatch(organizationId: string, mailboxId: string, watch: Watch): Promise<void> {
  try {
    const open = await openMailbox({ organizationId, mailboxId })
    if (open === null || open === 'forwarding') return
    await open.channel.unwatch(watch).finally(() => open.channel.close())
  } catch (error) {
    if (!(error instanceof ChannelFailure)) throw error
    logger.info({ error, mailboxId }, 'the provider was not asked to stop calling')
  }
}
