import type { OrgContext } from '../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import { type MemberView, viewMember } from './view.ts'

/** Members by name, disabled ones included. */
export async function listMembers(ctx: OrgContext, input: PageInput): Promise<Page<MemberView>> {
  require(ctx, 'members:read')
  const after = decodeCursor(input.cursor, ['text', 'id'])
  const [name, id] = (after ?? []).map(String)
  const rows = await ctx.db.member.findMany({
    ...(name === undefined || id === undefined
      ? {}
      : { where: { OR: [{ name: { gt: name } }, { name, id: { gt: id } }] } }),
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: input.limit + 1,
  })
  return pageOf(rows, input.limit, (row) => [row.name, row.id], viewMember)
}
