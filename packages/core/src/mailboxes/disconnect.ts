import { ChannelFailure, type Watch } from '@frontdesk/integrations/channel'
import { revokeGrant } from '@frontdesk/integrations/oauth/tokens'
import { logger } from '@frontdesk/runtime/logger'
import { type Actor, inOrganization } from '../context.ts'
import { require } from '../permissions.ts'
import { openCredentials } from './access/credentials.ts'
import { openMailbox } from './access/open-mailbox.ts'
import { findMailbox, type MailboxView } from './list.ts'
import { disconnectMailbox } from './rest.ts'

type Who = { organizationId: string; actor: Actor }

/** Asks the provider to call us no more, as far as it still listens, and gives the access back. */
export async function disconnect(who: Who, id: string): Promise<MailboxView> {
  const { watch, credentials } = await inOrganization(who, async (ctx) => {
    require(ctx, 'mailboxes:write')
    await findMailbox(ctx, id)
    const { credentials } = await ctx.db.mailbox.findUniqueOrThrow({
      where: { id },
      select: { credentials: true },
    })
    return { credentials, watch: await ctx.db.mailboxSync.findFirst({ where: { mailboxId: id } }) }
  })
  if (watch?.watch && watch.watchExpiresAt) {
    const details = watch.watch as Watch['details']
    await unwatch(who.organizationId, id, { details, expiresAt: watch.watchExpiresAt })
  }
  const view = await inOrganization(who, (ctx) => disconnectMailbox(ctx, id))
  // Only now: until then nothing has changed, and a mailbox that stayed connected would have lost its access.
  if (credentials !== null) await giveBack(id, credentials)
  return view
}

/** The tokens are forgotten here in any case; a provider that does not hear us keeps them until a person ends them there. */
async function giveBack(mailboxId: string, sealed: string): Promise<void> {
  try {
    const credentials = openCredentials(mailboxId, sealed)
    if (credentials.type === 'oauth') await revokeGrant(credentials.provider, credentials.refreshToken)
  } catch (error) {
    logger.info({ error, mailboxId }, 'the grant was not given back to the provider')
  }
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
