'use client'
import Badge from '@mui/material/Badge'
import type { ReactNode } from 'react'
import { badgeOf } from './words.ts'

/** A number at the corner of an icon; nothing where there is nothing to read. */
export function UnreadBadge({ unread, children }: { unread: number; children: ReactNode }) {
  return (
    <Badge badgeContent={badgeOf(unread)} sx={badge}>
      {children}
    </Badge>
  )
}

const badge = {
  '& .MuiBadge-badge': {
    minWidth: 14,
    height: 14,
    px: 0.75,
    fontSize: 9,
    fontVariantNumeric: 'tabular-nums',
    bgcolor: 'late',
    color: 'onLate',
  },
}
