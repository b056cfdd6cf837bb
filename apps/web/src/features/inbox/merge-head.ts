import { copyWithStructuralSharing } from '@reduxjs/toolkit/query'

type Row = { id: string; lastMessageAt: string }
type Page<T> = { items: T[]; nextCursor: string | null }

/**
 * Brings a list up to date from its newest page alone: what the page holds comes first, rows that would
 * have to be in it and are not have left the view, and everything older stays as it was loaded. A row that says
 * what it said before stays the very object it was, so that it is not drawn again.
 */
export function mergeHead<T extends Row>(pages: readonly Page<T>[], newest: Page<T>): Page<T>[] {
  const known = new Map(pages.flatMap((page) => page.items).map((row) => [row.id, row]))
  const head = { ...newest, items: newest.items.map((row) => kept(known.get(row.id), row)) }
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

/** What is known where it is equal, in the whole and in its parts; else what is fresh. */
export function kept<T>(known: T | undefined, fresh: T): T {
  return known === undefined ? fresh : copyWithStructuralSharing(known, fresh)
}
