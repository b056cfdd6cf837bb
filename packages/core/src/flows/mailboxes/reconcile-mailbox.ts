import { ChannelFailure } from '@frontdesk/integrations/channel'
import { now } from '@frontdesk/runtime/clock'
import { logger } from '@frontdesk/runtime/logger'
import { inOrganization, type OrgContext } from '../../context.ts'
import type { MailboxRef } from '../../mailboxes/access/access-token.ts'
import { type OpenMailbox, openMailbox } from '../../mailboxes/access/open-mailbox.ts'
import { recordIncident, resolveIncidents } from '../../mailboxes/health/incidents.ts'
import { identityOf, takeMails } from '../../mailboxes/sync/take-mails.ts'

/** The last days are compared; what is older was compared when it was younger. */
const windowMs = 7 * 86_400_000
/** Younger mail may still be on its way to us by the usual one. */
const settlingMs = 10 * 60_000
/** A comparison that was cut off is begun again after an hour. */
const againMs = 23 * 3_600_000

/** Of so many mails it is said which they are, the newest first. */
const mostNamed = 50

type Found = {
  compared: number
  repaired: number
  extra: number
  extraIds: string[]
  repairedIds: string[]
}

/**
 * Compares what lies at the provider with what we have, fetches what is missing, and tells what lies here alone,
 * such as mail that was deleted there. It should never find anything missing; that it looks is why one may believe so.
 */
export async function reconcileMailbox(mailbox: MailboxRef): Promise<void> {
  const open = await openMailbox(mailbox, 'history')
  if (open === null || open === 'forwarding') return
  try {
    const found = await compare(mailbox, open)
    await inside(mailbox, (ctx) => report(ctx, mailbox.mailboxId, found))
  } catch (error) {
    if (!(error instanceof ChannelFailure)) throw error
    logger.warn({ error, mailboxId: mailbox.mailboxId }, 'a comparison was cut off')
    await inside(mailbox, (ctx) =>
      ctx.db.mailboxSync.updateMany({
        where: { mailboxId: mailbox.mailboxId },
        data: { reconciledAt: new Date(now().getTime() - againMs) },
      }),
    )
  } finally {
    await open.channel.close()
  }
}

async function compare(mailbox: MailboxRef, open: OpenMailbox): Promise<Found> {
  const [since, until] = [new Date(now().getTime() - windowMs), new Date(now().getTime() - settlingMs)]
  const there = new Set<string>()
  const repaired: string[] = []
  let [page, compared]: [string | null, number] = [null, 0]
  do {
    const listed = await open.channel.listMails({ page, since, limit: 100 })
    for (const { id } of listed.mails) there.add(identityOf(open, id))
    const settled = listed.mails.filter(({ at }) => at === null || at < until)
    compared += settled.length
    const onTaken = (id: string) => repaired.unshift(identityOf(open, id))
    await takeMails(mailbox, open, settled.toReversed(), { postpone: true, onTaken })
    page = listed.next
  } while (page !== null)
  const here = await inside(mailbox, (ctx) => idsHere(ctx, mailbox.mailboxId, { since, until }))
  const extra = here.filter((id) => !there.has(id))
  return {
    compared,
    repaired: repaired.length,
    extra: extra.length,
    extraIds: extra.slice(0, mostNamed),
    repairedIds: repaired.slice(0, mostNamed),
  }
}

async function idsHere(
  ctx: OrgContext,
  mailboxId: string,
  { since, until }: { since: Date; until: Date },
): Promise<string[]> {
  const rows = await ctx.db.inboundMail.findMany({
    where: { mailboxId, receivedAt: { gte: since, lt: until } },
    select: { providerMessageId: true },
    orderBy: { receivedAt: 'desc' },
  })
  return rows.map(({ providerMessageId }) => providerMessageId)
}

/** While history is still being fetched, what it has not reached yet is not missing. */
async function report(ctx: OrgContext, mailboxId: string, found: Found): Promise<void> {
  await ctx.db.mailboxSync.updateMany({
    where: { mailboxId },
    data: { reconciledAt: now(), reconciliation: found },
  })
  const sync = await ctx.db.mailboxSync.findFirst({ where: { mailboxId }, select: { backfill: true } })
  const reading = (sync?.backfill as { state?: string } | null)?.state === 'running'
  if (found.repaired === 0) await resolveIncidents(ctx, mailboxId, ['mails_missing'])
  else if (!reading)
    await recordIncident(
      ctx,
      mailboxId,
      'mails_missing',
      `${found.repaired} of ${found.compared}: ${found.repairedIds.join(' ')}`,
    )
}

function inside<T>({ organizationId }: MailboxRef, run: (ctx: OrgContext) => Promise<T>): Promise<T> {
  return inOrganization({ organizationId, actor: { type: 'system', name: 'comparison' } }, run)
}
