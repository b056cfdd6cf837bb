import type { OrgContext } from '../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'

export type SuppressionView = {
  id: string
  address: string
  reason: string
  messageId: string | null
  createdAt: string
}

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Addresses that are not written to any more, newest first. */
export async function listSuppressions(ctx: OrgContext, input: PageInput): Promise<Page<SuppressionView>> {
  require(ctx, 'mailboxes:read')
  const before = decodeCursor(input.cursor, ['id'])?.[0] ?? lastId
  const rows = await ctx.db.suppression.findMany({
    where: { id: { lt: String(before) } },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  })
  return pageOf(
    rows,
    input.limit,
    (row) => [row.id],
    ({ id, address, reason, messageId, createdAt }) => ({
      id,
      address,
      reason,
      messageId,
      createdAt: createdAt.toISOString(),
    }),
  )
}
