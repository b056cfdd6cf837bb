import type { OrgContext } from '../context.ts'
import type { Page } from '../paging.ts'
import { require } from '../permissions.ts'

export type CategoryView = {
  id: string
  key: string
  name: string
  description: string
  route: 'informational' | 'service_action' | 'safety_compliance'
}

/** The organization's categories in their order, on one page: there are at most five hundred. */
export async function listCategories(ctx: OrgContext): Promise<Page<CategoryView>> {
  require(ctx, 'categories:read')
  return { items: await activeCategories(ctx), nextCursor: null }
}

export function activeCategories(ctx: OrgContext): Promise<CategoryView[]> {
  return ctx.db.category.findMany({
    where: { archivedAt: null },
    orderBy: [{ position: 'asc' }, { key: 'asc' }],
    select: { id: true, key: true, name: true, description: true, route: true },
  })
}
