import type { Page } from './paging.ts'

declare const written: unique symbol

/** A value that was written as JSON where it was read, so that nobody need read and write it again. */
export type JsonText<T> = string & { readonly [written]: T }

/** A page whose items are JSON already. */
export function pageAsJson<T>({ items, nextCursor }: Page<JsonText<T>>): JsonText<Page<T>> {
  return `{"items":[${items.join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}` as JsonText<Page<T>>
}
