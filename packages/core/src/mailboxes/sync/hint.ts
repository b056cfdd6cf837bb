import { equalInConstantTime } from '@frontdesk/runtime/crypto'
import { asSystem, inOrganization } from '../../context.ts'

type Found = { mailboxId: string; organizationId: string }

/** Gmail says that a mailbox changed. An address that is not ours does nothing. */
export async function hintGmail(address: string): Promise<void> {
  const found = await asSystem('find the mailbox of a push', (db) =>
    db.mailbox.findFirst({
      where: { address, channel: 'gmail', state: 'active' },
      select: { id: true, organizationId: true },
    }),
  )
  if (found) await hint({ mailboxId: found.id, organizationId: found.organizationId })
}

type Notice = { subscriptionId: string; clientState: string; needsCare: boolean }

/** Graph says that a mailbox changed, or that its subscription has to be renewed. */
export async function hintOutlook({ subscriptionId, clientState, needsCare }: Notice): Promise<void> {
  const [found] = await asSystem(
    'find the mailbox of a subscription',
    (db) => db.$queryRaw<(Found & { clientState: string | null })[]>`
      SELECT s.mailbox_id AS "mailboxId", s.organization_id AS "organizationId", s.watch->>'clientState' AS "clientState"
      FROM mailbox_syncs s
      JOIN mailboxes b ON b.organization_id = s.organization_id AND b.id = s.mailbox_id AND b.state = 'active'
      WHERE s.watch->'subscriptions' @> ${JSON.stringify([{ id: subscriptionId }])}::jsonb LIMIT 1`,
  )
  if (!found?.clientState || !equalInConstantTime(found.clientState, clientState)) return
  await hint(found)
  if (!needsCare) return
  await inOrganization(who(found), async (ctx) =>
    ctx.emit({ type: 'mailbox.watch_due', mailboxId: found.mailboxId }),
  )
}

/** However often it is said, a mailbox that is due already becomes due once. */
export async function hint(mailbox: Found): Promise<void> {
  await inOrganization(who(mailbox), async (ctx) => {
    const waiting = await ctx.db.$queryRaw<unknown[]>`
      SELECT 1 FROM outbox WHERE job = 'sync-mailbox' AND done_at IS NULL AND enqueued_at > now() - interval '5 seconds'
        AND payload->>'mailboxId' = ${mailbox.mailboxId} LIMIT 1`
    if (waiting.length === 0) ctx.emit({ type: 'mailbox.due', mailboxId: mailbox.mailboxId })
    else
      await ctx.db.$executeRaw`
        UPDATE mailbox_syncs SET next_sync_at = now() WHERE mailbox_id = ${mailbox.mailboxId}::uuid`
  })
}

function who({ organizationId }: Found) {
  return { organizationId, actor: { type: 'system', name: 'push' } } as const
}
