import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import Paper from '@mui/material/Paper'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import type { By, Report } from './api.ts'
import { type Measure, measures } from './measures.ts'

const choices: Record<By, string> = {
  team: 'Team',
  member: 'Person',
  mailbox: 'Mailbox',
  category: 'Category',
  channel: 'Channel',
}

const columns: Measure[] = [
  measures.opened,
  measures.resolved,
  measures.replies,
  measures.firstResponse,
  measures.resolution,
  measures.sla,
  measures.csat,
  measures.assistant,
]

type Props = { report: Report; by: By; onBy: (by: By) => void }

/** The same figures told apart. */
export function Groups({ report: { groups }, by, onBy }: Props) {
  return (
    <section aria-label="Told apart">
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, mb: 3 }}>
        <Typography variant="h2" sx={{ flex: 1 }}>
          By {choices[by].toLowerCase()}
        </Typography>
        <TextField
          select
          size="small"
          label="Tell apart by"
          value={by}
          onChange={(event) => onBy(event.target.value as By)}
          sx={{ minWidth: 148 }}
        >
          {Object.entries(choices).map(([value, label]) => (
            <MenuItem key={value} value={value}>
              {label}
            </MenuItem>
          ))}
        </TextField>
      </Box>
      <Paper
        variant="outlined"
        tabIndex={0}
        role="region"
        aria-label={`Figures by ${choices[by].toLowerCase()}`}
        sx={{ borderRadius: '10px', overflowX: 'auto' }}
      >
        <Box component="table" sx={table}>
          <thead>
            <tr>
              <th scope="col">{choices[by]}</th>
              {columns.map(({ name, about }) => (
                <th key={name} scope="col" title={about}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.key}>
                <th scope="row">
                  <bdi>{groupName(group)}</bdi>
                </th>
                {columns.map(({ name, of, words }) => (
                  <td key={name}>{words(of(group))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </Box>
      </Paper>
    </section>
  )
}

/** What a row is called, also where its bearer has none or is gone. */
export function groupName({ key, name }: Pick<Report['groups'][number], 'key' | 'name'>): string {
  return name ?? (key === '' ? 'None' : 'Deleted')
}

const table = {
  width: '100%',
  borderCollapse: 'collapse',
  fontSize: 13,
  fontVariantNumeric: 'tabular-nums',
  '& th, & td': { px: 4, py: 2.5, whiteSpace: 'nowrap', textAlign: 'end', fontWeight: 400 },
  '& thead th': { fontSize: 12, color: 'ink3', bgcolor: 'sunken' },
  '& tr > th:first-of-type': { textAlign: 'start' },
  '& tbody th': { fontWeight: 500, color: 'ink' },
  '& tbody td': { color: 'ink2' },
  '& tbody tr': { borderTop: '1px solid', borderColor: 'hairline' },
} as const
