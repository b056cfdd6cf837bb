import { styled } from '@mui/material/styles'

/** A moment in a line of text, in figures of equal width. */
export const Time = styled('time')({ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' })
