'use client'
import { styled } from '@mui/material/styles'

/** The sheet a letter or a note is written on. */
export const Paper = styled('article')(({ theme }) => {
  const { palette } = theme.vars
  return {
    backgroundColor: palette.surface,
    border: `1px solid ${palette.hairline}`,
    borderRadius: 10,
    padding: '14px 18px 16px',
    marginBottom: 12,
    fontSize: 14,
    lineHeight: 1.55,
    scrollMarginTop: 16,
    '&[data-kind="note"]': { backgroundColor: palette.note, borderColor: palette.noteLine },
    '&[data-kind="outbound"]': { backgroundColor: palette.canvas },
    '&[data-kind="automatic"]': { borderStyle: 'dashed', color: palette.ink2 },
    '&:focus-visible': { outline: `2px solid ${palette.accent}`, outlineOffset: 2 },
    '& > header': { display: 'flex', alignItems: 'center', gap: 10, marginBottom: 8, fontSize: 13 },
    '& > header .name': { fontWeight: 600 },
    '& > header .quiet': { color: palette.ink3 },
    '& > header .push': { marginLeft: 'auto' },
    [theme.breakpoints.down('md')]: { padding: '12px 14px 14px' },
  }
})

/** Text as it was typed: its lines, its direction, and words too long for the line. */
export const Prose = styled('div')({
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  unicodeBidi: 'plaintext',
})
