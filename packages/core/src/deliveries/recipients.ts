import type { OrgContext } from '../context.ts'
import type { RecipientState } from '../messages/row.ts'
import { storable } from '../messages/storable.ts'

export type RecipientChange = {
  address: string
  state: RecipientState
  /** in words for people */
  reason: string | null
  /** what the other side said */
  detail: string | null
  permanent: boolean | null
  reportMessageId?: string
}

/** Those a delivery still has to reach. One written before there were states per recipient gets its rows first. */
export async function openRecipients(ctx: OrgContext, messageId: string): Promise<string[]> {
  await ctx.db.$executeRaw`
    INSERT INTO delivery_recipients (organization_id, message_id, address)
    SELECT d.organization_id, d.message_id, a FROM deliveries d CROSS JOIN LATERAL unnest(d.recipients) AS a
    WHERE d.message_id = ${messageId}::uuid
    ON CONFLICT DO NOTHING`
  const rows = await ctx.db.$queryRaw<{ address: string }[]>`
    SELECT r.address FROM delivery_recipients r
    JOIN deliveries d ON d.organization_id = r.organization_id AND d.message_id = r.message_id
    WHERE r.message_id = ${messageId}::uuid AND r.state = 'queued'
    ORDER BY array_position(d.recipients, r.address)`
  return rows.map(({ address }) => address)
}

/** Writes what became of recipients, in one statement. A report of a bounce is never undone by a later success. */
export async function writeRecipients(
  ctx: OrgContext,
  messageId: string,
  changes: RecipientChange[],
): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map((change) => ({
    ...change,
    reason: change.reason === null ? null : storable(change.reason).slice(0, 500),
    detail: change.detail === null ? null : storable(change.detail).slice(0, 500),
    reportMessageId: change.reportMessageId ?? null,
  }))
  await ctx.db.$executeRaw`
    UPDATE delivery_recipients r SET state = c.state, reason = c.reason, detail = c.detail,
      permanent = c.permanent, report_message_id = coalesce(c."reportMessageId", r.report_message_id),
      updated_at = now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c (address text, state text, reason text,
      detail text, permanent boolean, "reportMessageId" uuid)
    WHERE r.message_id = ${messageId}::uuid AND r.address = c.address
      AND NOT (c.state = 'sent' AND r.state IN ('bounced', 'complained'))`
}
