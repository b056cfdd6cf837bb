'use client'

import { styled } from '@mui/material/styles'

/** A key to press, as it is printed on the keyboard. */
export const Kbd = styled('kbd')(({ theme }) => ({
  padding: '0 4px',
  fontFamily: 'inherit',
  fontSize: 11,
  lineHeight: '16px',
  color: theme.vars.palette.ink3,
  border: `1px solid ${theme.vars.palette.hairline}`,
  borderRadius: 4,
  whiteSpace: 'nowrap',
  '.MuiButton-contained &': { color: 'inherit', borderColor: 'currentColor', opacity: 0.8 },
}))
