import type { OrgContext } from '../../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'
import { type SlaPolicyView, toSlaPolicy } from './row.ts'

/** The SLA policies in the order in which they are tried. */
export async function listSlaPolicies(ctx: OrgContext, input: PageInput): Promise<Page<SlaPolicyView>> {
  require(ctx, 'sla:read')
  const after = decodeCursor(input.cursor, ['number', 'id'])
  const [position, id] = after ?? []
  const beyond = after
    ? { OR: [{ position: { gt: Number(position) } }, { position: Number(position), id: { gt: String(id) } }] }
    : {}
  const rows = await ctx.db.slaPolicy.findMany({
    where: beyond,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: input.limit + 1,
  })
  return pageOf(rows, input.limit, (row) => [row.position, row.id], toSlaPolicy)
}
