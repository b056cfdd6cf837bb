import type { OrgContext } from '../context.ts'
import { storable } from '../messages/storable.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import { type PolicyView, toPolicy } from './row.ts'

/** The organization's policies by title; `q` looks into title and rule. */
export async function listPolicies(
  ctx: OrgContext,
  input: PageInput & { q?: string | undefined },
): Promise<Page<PolicyView>> {
  require(ctx, 'knowledge:read')
  const after = decodeCursor(input.cursor, ['text', 'id'])
  const contains = { contains: storable(input.q ?? '').trim(), mode: 'insensitive' as const }
  const matching = contains.contains === '' ? [] : [{ OR: [{ title: contains }, { rule: contains }] }]
  const [title, id] = after?.map(String) ?? []
  const beyond =
    title === undefined || id === undefined
      ? []
      : [{ OR: [{ title: { gt: title } }, { title, id: { gt: id } }] }]
  const rows = await ctx.db.policy.findMany({
    where: { AND: [...matching, ...beyond] },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    take: input.limit + 1,
  })
  return pageOf(rows, input.limit, (row) => [row.title, row.id], toPolicy)
}
