/**
 * New conversations enter the list at its top. While the reader is further down they are held back, so that
 * no row moves under the pointer; rows that are already shown keep their place and only change in place.
 */
export function holdArrivals<T extends { id: string }>(
  shown: readonly string[],
  latest: readonly T[],
  atTop: boolean,
): { rows: T[]; held: number } {
  if (atTop || shown.length === 0) return { rows: [...latest], held: 0 }
  const known = new Set(shown)
  const byId = new Map(latest.map((item) => [item.id, item]))
  const lastKnown = latest.findLastIndex((item) => known.has(item.id))
  const rows = shown.flatMap((id) => byId.get(id) ?? [])
  const older = latest.slice(lastKnown + 1)
  const held = latest.slice(0, lastKnown + 1).filter((item) => !known.has(item.id)).length
  if (lastKnown < 0) return { rows: [...latest], held: 0 }
  return { rows: [...rows, ...older], held }
}
