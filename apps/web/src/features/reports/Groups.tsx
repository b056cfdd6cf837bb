import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import Paper from '@mui/material/Paper'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import type { By, Report } from './api.ts'
import { type Measure, measures } from './measures.ts'

/** What figures are told apart by, and what the row of those is called that have none. */
const choices: Record<By, { name: string; none: string }> = {
  team: { name: 'Team', none: 'No team' },
  member: { name: 'Person', none: 'Nobody' },
  mailbox: { name: 'Mailbox', none: 'No mailbox' },
  category: { name: 'Category', none: 'No category' },
  channel: { name: 'Channel', none: 'No channel' },
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
          By {choices[by].name.toLowerCase()}
        </Typography>
        <TextField
          select
          size="small"
          fullWidth={false}
          slotProps={{ select: { 'aria-label': 'Tell apart by' } }}
          value={by}
          onChange={(event) => onBy(event.target.value as By)}
          sx={{ width: 148 }}
        >
          {Object.entries(choices).map(([value, { name }]) => (
            <MenuItem key={value} value={value}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      </Box>
      <Paper
        variant="outlined"
        tabIndex={0}
        role="region"
        aria-label={`Figures by ${choices[by].name.toLowerCase()}`}
        sx={{ borderRadius: '10px', overflowX: 'auto' }}
      >
        <Box component="table" sx={table}>
          <thead>
            <tr>
              <th scope="col">{choices[by].name}</th>
              {columns.map(({ name, about }) => (
                <th key={name} scope="col" title={about}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.filter(hasAny).map((group) => (
              <tr key={group.key}>
                <th scope="row">
                  <bdi>{groupName(by, group)}</bdi>
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

/** Somebody who only wrote a note has a row in the file, and none here. */
function hasAny(group: Report['groups'][number]): boolean {
  return columns.some(({ of }) => (of(group) ?? 0) > 0)
}

/** What a row is called, also where its bearer has none or is gone. */
export function groupName(by: By, { key, name }: Pick<Report['groups'][number], 'key' | 'name'>): string {
  return name ?? (key === '' ? choices[by].none : 'Deleted')
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
