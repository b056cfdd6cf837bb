import { ChannelFailure } from '@frontdesk/integrations/channel'
import { inOrganization, type OrgContext, systemReader } from '../../context.ts'
import type { MailboxRef } from './access-token.ts'

/** Rejects while the provider wants to be left alone, by the clock of the database. */
export async function refuseWhileHeld({ organizationId, mailboxId }: MailboxRef): Promise<void> {
  const [row] = await systemReader().$queryRaw<{ leftMs: number }[]>`
    SELECT (1000 * extract(epoch FROM hold_until - now()))::float8 AS "leftMs" FROM mailbox_syncs
    WHERE organization_id = ${organizationId}::uuid AND mailbox_id = ${mailboxId}::uuid AND hold_until > now()`
  if (!row) return
  throw new ChannelFailure('rate_limited', 'The provider asked to be left alone for now', {
    retryAfterMs: Math.ceil(row.leftMs),
  })
}

/** From now on nobody calls the provider for this mailbox before the time is over. */
export function hold({ organizationId, mailboxId }: MailboxRef, ms: number): Promise<unknown> {
  const actor = { type: 'system', name: 'mailbox' } as const
  return inOrganization(
    { organizationId, actor },
    (ctx: OrgContext) =>
      ctx.db.$executeRaw`
      UPDATE mailbox_syncs SET hold_until = greatest(hold_until, now() + make_interval(secs => ${ms / 1_000}))
      WHERE mailbox_id = ${mailboxId}::uuid`,
  )
}
