'use client'

import Button from '@mui/material/Button'
import Stack from '@mui/material/Stack'
import type { ReactNode } from 'react'
import { ErrorState } from '../feedback/ErrorState.tsx'
import { SkeletonRows } from '../feedback/SkeletonRows.tsx'

type Paged<Item> = {
  data?: { pages: { items: Item[] }[] } | undefined
  error?: unknown
  isLoading: boolean
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
  refetch: () => unknown
}

type Props<Item> = {
  query: Paged<Item>
  /** the plural, as in "The members could not be loaded" */
  name: string
  empty: ReactNode
  skeleton?: ReactNode
  children: (items: Item[]) => ReactNode
}

/** A list that comes in pages: skeleton, error, empty, rows, and a button for more. */
export function PagedList<Item>({ query, name, empty, skeleton, children }: Props<Item>) {
  const items = query.data?.pages.flatMap((page) => page.items)
  if (items === undefined && query.error !== undefined) {
    return (
      <ErrorState
        error={query.error}
        what={`The ${name} could not be loaded`}
        onRetry={() => void query.refetch()}
      />
    )
  }
  if (items === undefined) return skeleton ?? <SkeletonRows rows={6} />
  if (items.length === 0) return empty
  return (
    <>
      {children(items)}
      {query.hasNextPage && (
        <Stack sx={{ alignItems: 'center', p: 3 }}>
          <Button
            variant="outlined"
            disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {query.isFetchingNextPage ? 'Loading…' : 'Load more'}
          </Button>
        </Stack>
      )}
    </>
  )
}
