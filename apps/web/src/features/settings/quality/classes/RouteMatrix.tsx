import Box from '@mui/material/Box'
import { styled } from '@mui/material/styles'
import type { Classes } from '../api.ts'
import { nameOf, percent } from '../words.ts'

/** What messages of each route were taken for: the diagonal is right. */
export function RouteMatrix({ routes: { classes, confusions } }: { routes: Classes }) {
  const countOf = (actual: string | undefined, predicted: string | undefined): number =>
    actual === predicted
      ? (classes.find(({ label }) => label?.key === actual)?.right ?? 0)
      : (confusions.find((pair) => pair.actual?.key === actual && pair.predicted?.key === predicted)?.count ??
        0)
  return (
    <Box
      tabIndex={0}
      role="region"
      aria-label="Routes, and what they were taken for"
      sx={{ overflowX: 'auto', p: { xs: 3, sm: 5 }, pb: 4 }}
    >
      <Matrix>
        <thead>
          <tr>
            <td />
            {classes.map(({ label }) => (
              <th key={label?.key ?? ''} scope="col">
                taken for {nameOf(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map(({ label: actual, support }) => (
            <tr key={actual?.key ?? ''}>
              <th scope="row">{nameOf(actual)}</th>
              {classes.map(({ label: predicted }) => {
                const count = countOf(actual?.key, predicted?.key)
                const right = actual?.key === predicted?.key
                const share = support === 0 ? 0 : count / support
                return (
                  <Box
                    component="td"
                    key={predicted?.key ?? ''}
                    sx={{ bgcolor: count === 0 ? 'sunken' : right ? 'calmSoft' : 'warnSoft' }}
                  >
                    <Box component="span" sx={{ fontWeight: 600 }}>
                      {count}
                    </Box>
                    {count > 0 && <small>{percent(share)}</small>}
                  </Box>
                )
              })}
            </tr>
          ))}
        </tbody>
      </Matrix>
    </Box>
  )
}

const Matrix = styled('table')(({ theme: { vars, breakpoints } }) => ({
  borderCollapse: 'separate',
  borderSpacing: 4,
  tableLayout: 'fixed',
  width: '100%',
  maxWidth: 640,
  fontVariantNumeric: 'tabular-nums',
  '& th': { fontSize: 12, fontWeight: 400, color: vars.palette.ink2, overflowWrap: 'anywhere', padding: 4 },
  '& tbody th': { textAlign: 'start', fontWeight: 500, color: vars.palette.ink },
  '& tbody td': { textAlign: 'center', padding: '10px 4px', borderRadius: 6 },
  '& small': { display: 'block', fontSize: 12, color: vars.palette.ink2 },
  [breakpoints.down('sm')]: { '& th': { fontSize: 11 } },
}))
