/** What Next hands a page that reads its query. */
export type WithSearch = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** A query parameter may come several times; the first one counts. */
export function firstOf(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null
}
