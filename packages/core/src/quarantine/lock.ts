import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'

type Accepted = { state: string; error: string | null; envelopeFrom: string; rawKey: string }

/** An accepted mail, locked so that of two decisions about it one comes first. */
export async function lockQuarantined(ctx: OrgContext, id: string): Promise<Accepted> {
  const [row] = await ctx.db.$queryRaw<Accepted[]>`
    SELECT state, error, envelope_from AS "envelopeFrom", raw_key AS "rawKey"
    FROM inbound_mails WHERE id = ${id}::uuid FOR UPDATE`
  if (!row) throw new NotFound('The mail')
  return row
}
