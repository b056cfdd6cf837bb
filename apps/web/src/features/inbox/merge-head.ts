type Row = { id: string; lastMessageAt: string }
type Page<T> = { items: T[]; nextCursor: string | null }

/**
 * Brings a list up to date from its newest page alone: what the page holds comes first, rows that would
 * have to be in it and are not have left the view, and everything older stays as it was loaded.
 */
export function mergeHead<T extends Row>(pages: readonly Page<T>[], head: Page<T>): Page<T>[] {
  const last = head.items.at(-1)
  const [first, ...rest] = pages
  if (!first || !last || head.nextCursor === null) return [head]
  const fresh = new Set(head.items.map((row) => row.id))
  const older = (rows: T[]) =>
    rows.filter((row) => !fresh.has(row.id) && Date.parse(row.lastMessageAt) < Date.parse(last.lastMessageAt))
  const tail = older(first.items)
  if (rest.length === 0 && tail.length === 0) return [head]
  return [
    { items: [...head.items, ...tail], nextCursor: first.nextCursor },
    ...rest.map((page) => ({ ...page, items: older(page.items) })),
  ]
}
