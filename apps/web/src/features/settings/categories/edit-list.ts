import type { DraftCategory } from './api.ts'

/** Moves the entry at `from` by `by` places; the list stays as it is at its ends. */
export function move(list: DraftCategory[], from: number, by: -1 | 1): DraftCategory[] {
  const entry = list[from]
  const to = from + by
  if (entry === undefined || to < 0 || to >= list.length) return list
  return list.toSpliced(from, 1).toSpliced(to, 0, entry)
}

/** Puts `entry` at `at`; beyond the end it is added. */
export function put(list: DraftCategory[], at: number, entry: DraftCategory): DraftCategory[] {
  return list.toSpliced(at, 1, entry)
}

/** A key for the API made of a name, different from those taken: "Späte Lieferung" → "spate_lieferung". */
export function keyFor(name: string, taken: string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 50)
  const base = plain === '' ? 'category' : plain
  if (!taken.includes(base)) return base
  const free = taken.map((_, at) => `${base}_${at + 2}`).find((key) => !taken.includes(key))
  return free ?? `${base}_${taken.length + 2}`
}
