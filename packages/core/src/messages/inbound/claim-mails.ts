import type { OrgContext } from '../../context.ts'

export type ClaimedMail = {
  mailboxId: string
  mailboxAddress: string
  envelopeFrom: string
  envelopeTo: string
  receivedAt: Date
}

/** Locks accepted mails by their ids, so that of two runs one writes and the other finds them done. */
export async function claimMails(ctx: OrgContext, ids: string[]): Promise<Map<string, ClaimedMail>> {
  const rows = await ctx.db.$queryRaw<(ClaimedMail & { id: string })[]>`
    SELECT i.id, i.mailbox_id AS "mailboxId", b.address AS "mailboxAddress",
      i.envelope_from AS "envelopeFrom", i.envelope_to AS "envelopeTo", i.received_at AS "receivedAt"
    FROM inbound_mails i JOIN mailboxes b ON b.organization_id = i.organization_id AND b.id = i.mailbox_id
    WHERE i.id = ANY (${ids}::uuid[]) AND i.state = 'received' ORDER BY i.id FOR UPDATE OF i`
  return new Map(rows.map(({ id, ...claimed }) => [id, claimed]))
}
