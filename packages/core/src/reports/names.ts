import type { OrgContext } from '../context.ts'
import type { Dimension } from './measures.ts'

export type Keyed = { key: string; name: string | null }

type Named = { id: string; name: string }

/** How the bearers of each dimension are called. */
const readers: Record<
  Exclude<Dimension, 'all' | 'channel'>,
  (ctx: OrgContext, ids: string[]) => Promise<Named[]>
> = {
  mailbox: (ctx, ids) =>
    ctx.db.mailbox.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  team: (ctx, ids) => ctx.db.team.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  member: (ctx, ids) =>
    ctx.db.member.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  category: (ctx, ids) =>
    ctx.db.category.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
}

/** The names of what figures are told apart by; channels go by their own. */
export async function namesOf(
  ctx: OrgContext,
  by: Exclude<Dimension, 'all'>,
  keys: readonly string[],
): Promise<Keyed[]> {
  if (by === 'channel') return keys.map((key) => ({ key, name: key === '' ? null : key }))
  const rows = await readers[by](
    ctx,
    keys.filter((key) => key !== ''),
  )
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return keys.map((key) => ({ key, name: names.get(key) ?? null }))
}
