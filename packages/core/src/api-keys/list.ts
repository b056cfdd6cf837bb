import type { OrgContext } from '../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import { type ApiKeyView, viewApiKey } from './view.ts'

/** API keys, newest first, revoked ones included; never their secrets. */
export async function listApiKeys(ctx: OrgContext, input: PageInput): Promise<Page<ApiKeyView>> {
  require(ctx, 'api-keys:manage')
  const after = decodeCursor(input.cursor, ['id'])
  const rows = await ctx.db.apiKey.findMany({
    ...(after ? { where: { id: { lt: String(after[0]) } } } : {}),
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  })
  return pageOf(rows, input.limit, (row) => [row.id], viewApiKey)
}
