import { now } from '@frontdesk/runtime/clock'
import { inOrganization, type OrgContext } from '../context.ts'
import type { MailboxRef } from '../mailboxes/access/access-token.ts'
import { openMailbox } from '../mailboxes/access/open-mailbox.ts'
import { recordIncident } from '../mailboxes/health/incidents.ts'
import { takeMails } from '../mailboxes/sync/take-mails.ts'

/** The last days are compared; what is older was compared when it was younger. */
const windowMs = 7 * 86_400_000
/** Younger mail may still be on its way to us by the usual one. */
const settlingMs = 10 * 60_000

/**
 * Compares what lies at the provider with what we have, and fetches what is missing. It should never find
 * anything; that it looks is why one may believe so.
 */
export async function reconcileMailbox(mailbox: MailboxRef): Promise<void> {
  const open = await openMailbox(mailbox, 'history')
  if (open === null || open === 'forwarding') return
  try {
    const since = new Date(now().getTime() - windowMs)
    let [page, compared, repaired]: [string | null, number, number] = [null, 0, 0]
    do {
      const listed = await open.channel.listMails({ page, since, limit: 100 })
      const settled = listed.mails.filter(
        ({ at }) => at === null || at.getTime() < now().getTime() - settlingMs,
      )
      compared += settled.length
      repaired += await takeMails(mailbox, open, settled.toReversed())
      page = listed.next
    } while (page !== null)
    await inside(mailbox, (ctx) => report(ctx, mailbox.mailboxId, { compared, repaired }))
  } finally {
    await open.channel.close()
  }
}

async function report(
  ctx: OrgContext,
  mailboxId: string,
  found: { compared: number; repaired: number },
): Promise<void> {
  await ctx.db.mailboxSync.updateMany({
    where: { mailboxId },
    data: { reconciledAt: now(), reconciliation: found },
  })
  if (found.repaired > 0)
    await recordIncident(ctx, mailboxId, 'mails_missing', `${found.repaired} of ${found.compared}`)
}

function inside<T>({ organizationId }: MailboxRef, run: (ctx: OrgContext) => Promise<T>): Promise<T> {
  return inOrganization({ organizationId, actor: { type: 'system', name: 'comparison' } }, run)
}
