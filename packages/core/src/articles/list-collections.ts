import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'

export type Collection = { name: string; articles: number }

const mostCollections = 500

/** The collections articles are in, by name, with how many are in each; those archived are not counted. */
export async function listCollections(ctx: OrgContext): Promise<Collection[]> {
  require(ctx, 'knowledge:read')
  const groups = await ctx.db.article.groupBy({
    by: ['collection'],
    where: { collection: { not: '' }, status: { not: 'archived' } },
    _count: true,
    orderBy: { collection: 'asc' },
    take: mostCollections,
  })
  return groups.map(({ collection, _count }) => ({ name: collection, articles: _count }))
}
