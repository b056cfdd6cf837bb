import Box from '@mui/material/Box'
import { styled } from '@mui/material/styles'
import type { ReactNode } from 'react'

type Props = { label: string; columns: string[]; children: ReactNode }

/** A table of figures; on a phone it moves sideways under its first column. */
export function Figures({ label, columns, children }: Props) {
  return (
    <Box tabIndex={0} role="region" aria-label={label} sx={{ overflowX: 'auto' }}>
      <Table>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Table>
    </Box>
  )
}

const Table = styled('table')(({ theme: { vars, breakpoints } }) => ({
  width: '100%',
  borderCollapse: 'collapse',
  fontVariantNumeric: 'tabular-nums',
  whiteSpace: 'nowrap',
  '& th, & td': {
    padding: '8px 12px',
    textAlign: 'end',
    fontWeight: 400,
    borderBottom: `1px solid ${vars.palette.hairline}`,
  },
  '& thead th': { fontSize: 12, color: vars.palette.ink3 },
  '& th:first-of-type': {
    position: 'sticky',
    insetInlineStart: 0,
    textAlign: 'start',
    paddingInlineStart: 20,
    backgroundColor: vars.palette.surface,
    [breakpoints.down('sm')]: {
      paddingInlineStart: 16,
      minWidth: 74,
      maxWidth: 124,
      whiteSpace: 'normal',
    },
  },
  [breakpoints.down('sm')]: { '& th, & td': { paddingInline: 7 } },
  '& tbody th': { fontWeight: 500 },
  '& tbody tr:last-of-type > *': { borderBottom: 0 },
  '& small': { display: 'block', fontSize: 12, fontWeight: 400, color: vars.palette.ink3 },
}))
