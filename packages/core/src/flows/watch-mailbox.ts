import type { Watch } from '@frontdesk/integrations/channel'
import { inOrganization, type OrgContext } from '../context.ts'
import type { MailboxRef } from '../mailboxes/access/access-token.ts'
import { openMailbox } from '../mailboxes/access/open-mailbox.ts'
import { resolveIncidents } from '../mailboxes/health/incidents.ts'

/** Asks the provider to call us when mail arrives, or renews that. Looking by ourselves goes on all the same. */
export async function watchMailbox(mailbox: MailboxRef): Promise<void> {
  const open = await openMailbox(mailbox)
  if (open === null || open === 'forwarding') return
  try {
    const before = await inside(mailbox, (ctx) =>
      ctx.db.mailboxSync.findFirst({ where: { mailboxId: mailbox.mailboxId } }),
    )
    const previous =
      before?.watch && before.watchExpiresAt
        ? { expiresAt: before.watchExpiresAt, details: before.watch as Watch['details'] }
        : null
    const watch = await open.channel.watch(previous)
    await inside(mailbox, async (ctx) => {
      await ctx.db.mailboxSync.updateMany({
        where: { mailboxId: mailbox.mailboxId },
        data: watch ? { watch: watch.details as object, watchExpiresAt: watch.expiresAt } : {},
      })
      if (watch) await resolveIncidents(ctx, mailbox.mailboxId, ['watch_lapsed'])
    })
  } finally {
    await open.channel.close()
  }
}

function inside<T>({ organizationId }: MailboxRef, run: (ctx: OrgContext) => Promise<T>): Promise<T> {
  return inOrganization({ organizationId, actor: { type: 'system', name: 'watch' } }, run)
}
