import type { Authentication } from '@frontdesk/integrations/email/trust/authentication'
import type { OrgContext } from '../../context.ts'
import type { Origin } from './origin.ts'

export type ClaimedMail = {
  mailboxId: string
  mailboxAddress: string
  envelopeFrom: string
  envelopeTo: string
  receivedAt: Date
  providerMessageId: string | null
  providerThreadId: string | null
  /** the mailbox confirms new conversations by itself */
  acknowledges: boolean
  origin: Origin
  authentication: Authentication | null
}

/** Locks accepted mails by their ids, so that of two runs one writes and the other finds them done. */
export async function claimMails(ctx: OrgContext, ids: string[]): Promise<Map<string, ClaimedMail>> {
  const rows = await ctx.db.$queryRaw<(ClaimedMail & { id: string })[]>`
    SELECT i.id, i.mailbox_id AS "mailboxId", b.address AS "mailboxAddress",
      i.envelope_from AS "envelopeFrom", i.envelope_to AS "envelopeTo", i.received_at AS "receivedAt",
      CASE WHEN i.origin->>'via' = 'provider' THEN i.provider_message_id END AS "providerMessageId",
      i.provider_thread_id AS "providerThreadId", i.origin, i.authentication,
      coalesce((b.settings->'acknowledgement'->>'enabled')::boolean, false) AS acknowledges
    FROM inbound_mails i JOIN mailboxes b ON b.organization_id = i.organization_id AND b.id = i.mailbox_id
    WHERE i.id = ANY (${ids}::uuid[]) AND i.state = 'received' ORDER BY i.id FOR UPDATE OF i`
  return new Map(rows.map(({ id, ...claimed }) => [id, claimed]))
}
