'use client'
import { styled } from '@mui/material/styles'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { paneLimits, within } from './sizes.ts'

type Props = {
  pane: keyof typeof paneLimits
  label: string
  width: number
  /** 1 when the pane lies before the handle, -1 when it lies behind. */
  side: 1 | -1
  onResize: (width: number) => void
}

const step = 16

/** The line between two panes: drag it, move it with the arrow keys, double-click for the usual width. */
export function ResizeHandle({ pane, label, width, side, onResize }: Props) {
  const dragged = useRef<{ x: number; width: number } | null>(null)
  const { least, most, usual } = paneLimits[pane]
  const drag = (event: PointerEvent) => {
    if (!dragged.current) return
    onResize(within(pane, dragged.current.width + (event.clientX - dragged.current.x) * side))
  }
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    dragged.current = { x: event.clientX, width }
  }
  const press = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (direction === 0) return
    event.preventDefault()
    event.stopPropagation()
    onResize(within(pane, width + direction * side * step))
  }
  return (
    <Handle
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={begin}
      onPointerMove={drag}
      onPointerUp={() => {
        dragged.current = null
      }}
      onDoubleClick={() => onResize(usual)}
      onKeyDown={press}
    />
  )
}

const Handle = styled('div')(({ theme }) => ({
  position: 'relative',
  flex: 'none',
  width: 1,
  backgroundColor: theme.vars.palette.hairline,
  cursor: 'col-resize',
  touchAction: 'none',
  zIndex: 1,
  '&::after': { content: '""', position: 'absolute', inset: '0 -4px' },
  '&:hover, &:focus-visible, &:active': { backgroundColor: theme.vars.palette.accent, outline: 'none' },
  '&:hover::before, &:focus-visible::before, &:active::before': {
    content: '""',
    position: 'absolute',
    inset: '0 -1px',
    backgroundColor: theme.vars.palette.accent,
  },
}))
