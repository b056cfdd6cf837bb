import Box from '@mui/material/Box'
import { Figures } from '../../../../ui/lists/Figures.tsx'
import type { Classes, Share } from '../api.ts'
import { nameOf, percent, shareWords } from '../words.ts'

const columns = ['Class', 'Messages', 'Precision', 'Recall', 'F1']

/** Each class by how often it is right when it is named, and how often it is found. */
export function ClassTable({ label, measured }: { label: string; measured: Classes }) {
  return (
    <Figures label={`${label} by precision and recall`} columns={columns}>
      {measured.classes.map(({ label: one, support, precision, recall, f1 }) => (
        <tr key={one?.key ?? ''}>
          <th scope="row">{nameOf(one)}</th>
          <td>{support.toLocaleString('en')}</td>
          <td>
            <Interval of={precision} />
          </td>
          <td>
            <Interval of={recall} />
          </td>
          <td>{f1 === null ? '–' : percent(f1)}</td>
        </tr>
      ))}
    </Figures>
  )
}

/** A share with its interval as a band below, from nothing to all. */
function Interval({ of }: { of: Share }) {
  const { share, low, high } = of
  if (share === null) return '–'
  return (
    <Box title={shareWords(of)} sx={{ display: 'inline-block', width: { xs: 50, sm: 120 } }}>
      {percent(share)}
      <Box
        role="img"
        aria-label={`surely between ${percent(low)} and ${percent(high)}`}
        sx={{ position: 'relative', height: 4, mt: 0.5, borderRadius: '2px', bgcolor: 'sunken' }}
      >
        <Box
          sx={{
            position: 'absolute',
            insetBlock: 0,
            left: `${low * 100}%`,
            width: `${(high - low) * 100}%`,
            borderRadius: '2px',
            bgcolor: 'assistant',
            opacity: 0.25,
          }}
        />
        <Box
          sx={{
            position: 'absolute',
            insetBlock: -1,
            left: `calc(${share * 100}% - 1.5px)`,
            width: 3,
            borderRadius: '1px',
            bgcolor: 'assistant',
          }}
        />
      </Box>
    </Box>
  )
}
