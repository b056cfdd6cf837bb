import { ChannelFailure, type Watch } from '@frontdesk/integrations/channel'
import { logger } from '@frontdesk/runtime/logger'
import { inOrganization, type OrgContext } from '../../context.ts'
import type { MailboxRef } from '../../mailboxes/access/access-token.ts'
import { type OpenMailbox, openMailbox } from '../../mailboxes/access/open-mailbox.ts'
import { resolveIncidents } from '../../mailboxes/health/incidents.ts'

/**
 * Asks the provider to call us when mail arrives, or renews that. Looking by ourselves goes on all the same, so a
 * provider that refuses is asked again when the next renewal is due.
 */
export async function watchMailbox(mailbox: MailboxRef): Promise<void> {
  const open = await openMailbox(mailbox)
  if (open === null || open === 'forwarding') return
  try {
    await renew(mailbox, open)
  } catch (error) {
    if (!(error instanceof ChannelFailure)) throw error
    logger.warn({ error, mailboxId: mailbox.mailboxId }, 'the provider did not promise to call')
  } finally {
    await open.channel.close()
  }
}

async function renew(mailbox: MailboxRef, open: OpenMailbox): Promise<void> {
  const { mailboxId } = mailbox
  const before = await inside(mailbox, (ctx) => ctx.db.mailboxSync.findFirst({ where: { mailboxId } }))
  const previous =
    before?.watch && before.watchExpiresAt
      ? { expiresAt: before.watchExpiresAt, details: before.watch as Watch['details'] }
      : null
  const watch = await open.channel.watch(previous)
  if (!watch) return
  await inside(mailbox, async (ctx) => {
    await ctx.db.mailboxSync.updateMany({
      where: { mailboxId },
      data: { watch: watch.details as object, watchExpiresAt: watch.expiresAt },
    })
    await resolveIncidents(ctx, mailboxId, ['watch_lapsed'])
  })
}

function inside<T>({ organizationId }: MailboxRef, run: (ctx: OrgContext) => Promise<T>): Promise<T> {
  return inOrganization({ organizationId, actor: { type: 'system', name: 'watch' } }, run)
}
