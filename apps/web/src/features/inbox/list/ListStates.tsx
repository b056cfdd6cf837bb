'use client'
import InboxIcon from '@mui/icons-material/InboxOutlined'
import SearchIcon from '@mui/icons-material/SearchOffOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Skeleton from '@mui/material/Skeleton'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import type { Place } from '../view.ts'
import { viewOf } from '../view.ts'
import { rowHeight } from './RowLook.tsx'

/** Rows in the shape of what comes. */
export function ListSkeleton({ rows = 9 }: { rows?: number }) {
  return (
    <Box role="status" aria-label="Loading conversations">
      {Array.from({ length: rows }, (_, row) => (
        <Box
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move.
          key={row}
          sx={{
            height: rowHeight,
            px: 4,
            display: 'flex',
            flexDirection: 'column',
            justifyContent: 'center',
            gap: 2,
            borderBottom: '1px solid',
            borderColor: 'hairline',
          }}
        >
          <Box sx={{ display: 'flex', justifyContent: 'space-between' }}>
            <Skeleton width={`${28 + ((row * 13) % 24)}%`} height={11} />
            <Skeleton width={32} height={10} />
          </Box>
          <Skeleton width={`${56 + ((row * 19) % 34)}%`} height={11} />
          <Box sx={{ display: 'flex', gap: 1.5 }}>
            <Skeleton width={72} height={14} />
            <Skeleton sx={{ flex: 1 }} height={10} />
          </Box>
        </Box>
      ))}
    </Box>
  )
}

type EmptyProps = { place: Place; onClear: () => void; onUnassigned: () => void }

/** An empty list says what to do next. */
export function EmptyList({ place, onClear, onUnassigned }: EmptyProps) {
  const filtered = Object.keys(place.filters).length > 0
  if (filtered) {
    return (
      <EmptyState
        icon={<SearchIcon />}
        title={place.filters.q ? `Nothing found for “${place.filters.q}”` : 'Nothing matches these filters'}
        action={
          <Button variant="outlined" onClick={onClear}>
            Clear search and filters
          </Button>
        }
      >
        Try fewer words, or look in another view.
      </EmptyState>
    )
  }
  const { name, empty, id } = viewOf(place.view)
  return (
    <EmptyState
      icon={<InboxIcon />}
      title={id === 'mine' ? 'All done' : `${name} is empty`}
      {...(id === 'mine'
        ? {
            action: (
              <Button variant="outlined" onClick={onUnassigned}>
                Show unassigned
              </Button>
            ),
          }
        : {})}
    >
      {empty}
    </EmptyState>
  )
}
