import type { OrgContext } from '../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'

export type QuarantinedMailView = {
  id: string
  mailbox: { id: string; address: string }
  envelopeFrom: string
  envelopeTo: string
  size: number
  error: string
  receivedAt: string
}

type Row = Omit<QuarantinedMailView, 'receivedAt'> & { receivedAt: Date }

/** Mails that could not be read and wait for a decision, newest first. */
export async function listQuarantinedMails(
  ctx: OrgContext,
  input: PageInput,
): Promise<Page<QuarantinedMailView>> {
  require(ctx, 'operations:manage')
  const [time = null, id = null] = decodeCursor(input.cursor, ['time', 'id']) ?? []
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT i.id, jsonb_build_object('id', b.id, 'address', b.address) AS mailbox, i.envelope_from AS "envelopeFrom",
      i.envelope_to AS "envelopeTo", i.size, coalesce(i.error, '') AS error, i.received_at AS "receivedAt"
    FROM inbound_mails i JOIN mailboxes b ON b.organization_id = i.organization_id AND b.id = i.mailbox_id
    WHERE i.state = 'quarantined'
      AND (${time}::timestamptz IS NULL OR (i.received_at, i.id) < (${time}::timestamptz, ${id}::uuid))
    ORDER BY i.received_at DESC, i.id DESC LIMIT ${input.limit + 1}`
  return pageOf(
    rows,
    input.limit,
    (row) => [row.receivedAt.toISOString(), row.id],
    (row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }),
  )
}
