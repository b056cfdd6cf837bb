import { asSystem, inOrganization } from '../../context.ts'

type Due = { mailboxId: string; organizationId: string }

/** Promises a sync to every mailbox whose time has come; of several workers one takes each. */
export async function wakeDueMailboxes(): Promise<number> {
  const due = await asSystem(
    'find mailboxes to look at',
    (db) =>
      db.$queryRaw<Due[]>`
        UPDATE mailbox_syncs s SET next_sync_at = now() + interval '60 seconds'
        WHERE (s.organization_id, s.mailbox_id) IN (
          SELECT d.organization_id, d.mailbox_id FROM mailbox_syncs d
          JOIN mailboxes b ON b.organization_id = d.organization_id AND b.id = d.mailbox_id AND b.state = 'active'
            AND b.channel <> 'forwarding'
          WHERE d.next_sync_at <= now() AND (d.lease_until IS NULL OR d.lease_until < now())
          ORDER BY d.next_sync_at LIMIT 200 FOR UPDATE OF d SKIP LOCKED)
        RETURNING s.mailbox_id AS "mailboxId", s.organization_id AS "organizationId"`,
  )
  for (const { mailboxId, organizationId } of due) await promiseSync(organizationId, mailboxId)
  return due.length
}

/** Somebody says that mail may have come: the provider, an agent, the clock. */
export async function promiseSync(organizationId: string, mailboxId: string): Promise<void> {
  await inOrganization({ organizationId, actor: { type: 'system', name: 'schedule' } }, async (ctx) =>
    ctx.emit({ type: 'mailbox.due', mailboxId }),
  )
}
