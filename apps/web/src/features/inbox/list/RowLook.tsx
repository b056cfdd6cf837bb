'use client'
import { styled } from '@mui/material/styles'

/** Height of a row in pixels; all rows are alike so that the list never jumps. */
export const rowHeight = 84

const oneLine = { overflow: 'hidden', whiteSpace: 'nowrap', textOverflow: 'ellipsis', minWidth: 0 } as const

export const Row = styled('a')(({ theme }) => {
  const { palette } = theme.vars
  return {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignContent: 'center',
    columnGap: 8,
    rowGap: 1,
    height: rowHeight,
    boxSizing: 'border-box',
    padding: '0 16px',
    // Room for the boxes before the rows.
    '[data-choosing] &': { paddingInlineStart: 32 },
    color: palette.ink2,
    textDecoration: 'none',
    borderBottom: `1px solid ${palette.hairline}`,
    cursor: 'default',
    contain: 'strict',
    '&:hover': { backgroundColor: palette.hover },
    '&[data-drop]': { outline: `2px dashed ${palette.accent}`, outlineOffset: -3 },
    '&[aria-current]': { backgroundColor: palette.selected },
    '&[aria-current]::before, &[data-cursor]::before': {
      content: '""',
      position: 'absolute',
      inset: '0 auto 0 0',
      width: 2,
      backgroundColor: palette.edge,
    },
    '&[aria-current]::before': { backgroundColor: palette.accent },
    '&:focus-visible': { outline: `2px solid ${palette.accent}`, outlineOffset: -2 },
    '& .who': { ...oneLine, fontWeight: 500 },
    '& .when': { fontSize: 12, color: palette.ink3, textAlign: 'right' },
    '& .subject': { ...oneLine, color: palette.ink },
    '&[data-unread] .who, &[data-unread] .subject': { fontWeight: 600, color: palette.ink },
    '& .unread': {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
    '& .marks': {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: 4,
      color: palette.ink3,
    },
    '& .marks svg': { fontSize: 14 },
    '& .bottom': {
      gridColumn: '1 / -1',
      display: 'flex',
      alignItems: 'center',
      gap: 6,
      marginTop: 3,
      minWidth: 0,
      color: palette.ink3,
    },
    '& .bottom .MuiChip-root': { flex: '0 0 auto', maxWidth: 172, cursor: 'inherit' },
    '& .bottom .MuiChip-label': { display: 'flex', gap: 4, minWidth: 0 },
    '& .cut': oneLine,
    '& .share': { flex: 'none', fontVariantNumeric: 'tabular-nums' },
    '& .preview': { ...oneLine, flex: 1 },
  }
})
