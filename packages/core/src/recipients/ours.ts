import type { OrgContext } from '../context.ts'
import type { Ours } from './people.ts'

/** Every address of the organization: mailboxes and their aliases. */
export async function readOwnAddresses(ctx: OrgContext): Promise<Ours> {
  const rows = await ctx.db.$queryRaw<{ address: string }[]>`
    SELECT lower(address) AS address FROM mailboxes UNION SELECT lower(address) FROM mailbox_addresses`
  return new Set(rows.map(({ address }) => address))
}
