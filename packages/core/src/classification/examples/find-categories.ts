import { classifyRoute } from '@frontdesk/ai/local/route'
import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import type { Route } from '../../conversations/query/row.ts'
import { storable } from '../../messages/storable.ts'

type Line = { line: number; text: string; category: string }

type Found = {
  /** by what the lines call them */
  ids: Map<string, string>
  /** keys of new ones */
  created: string[]
  refused: { line: number; reason: string }[]
}

const mostCategories = 500
const longestKey = 100
const readForRoute = 20

/**
 * The categories the lines name, by key or else by name. Where it is wished for, those that are missing are made,
 * with what the lines call them as key and name, and the route most of their examples would take.
 */
export async function findCategories(ctx: OrgContext, lines: Line[], create: boolean): Promise<Found> {
  if (create)
    await ctx.db.$executeRaw`SELECT 1 FROM organizations WHERE id = ${ctx.organizationId}::uuid FOR UPDATE`
  const rows = await ctx.db.category.findMany({
    orderBy: [{ position: 'asc' }, { key: 'asc' }],
    select: { id: true, key: true, name: true, archivedAt: true },
  })
  const active = rows.filter(({ archivedAt }) => archivedAt === null)
  const byName = new Map(active.toReversed().map(({ name, id }) => [name, id]))
  const ids = new Map([...byName, ...active.map(({ key, id }) => [key, id] as const)])
  const archived = new Map(
    rows.flatMap(({ archivedAt, key, id }) => (archivedAt ? [[key, id] as const] : [])),
  )
  const found: Found = { ids, created: [], refused: [] }
  const missing = Map.groupBy(
    lines.filter(({ category }) => !ids.has(category)),
    ({ category }) => category,
  )
  for (const [category, members] of missing) {
    const reason = create ? reasonAgainst(category, active.length + found.created.length) : unknown(category)
    if (reason === null) {
      ids.set(category, await makeCategory(ctx, { category, members, archivedId: archived.get(category) }))
      found.created.push(category)
    } else found.refused.push(...members.map(({ line }) => ({ line, reason })))
  }
  return found
}

function unknown(category: string): string {
  return `There is no category "${category.slice(0, longestKey)}"`
}

function reasonAgainst(category: string, count: number): string | null {
  if (count >= mostCategories) return `There are ${mostCategories} categories already`
  const fits = category.length <= longestKey && storable(category) === category && !/\p{Cc}/u.test(category)
  return fits ? null : `A category's name has at most ${longestKey} printable characters`
}

type Made = { category: string; members: Line[]; archivedId: string | undefined }

async function makeCategory(ctx: OrgContext, { category, members, archivedId }: Made): Promise<string> {
  if (archivedId !== undefined) {
    await ctx.db.category.update({ where: { id: archivedId }, data: { archivedAt: null } })
    return archivedId
  }
  const { organizationId } = ctx
  const last = await ctx.db.category.aggregate({ _max: { position: true } })
  const id = newId()
  const position = (last._max.position ?? 0) + 1
  const route = routeOf(members.map(({ text }) => text))
  await ctx.db.category.create({
    data: { id, organizationId, key: category, name: category, route, position },
  })
  return id
}

/** The route most of the examples take by their words alone. */
function routeOf(texts: string[]): Route {
  const counts = new Map<Route, number>()
  for (const text of texts.slice(0, readForRoute)) {
    const { route } = classifyRoute(text)
    counts.set(route, (counts.get(route) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most?.[0] ?? 'informational'
}
