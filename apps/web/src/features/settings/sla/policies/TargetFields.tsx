import Box from '@mui/material/Box'
import InputBase from '@mui/material/InputBase'
import { kindWords } from '../../../sla/words.ts'
import { kinds, levels, levelWords } from '../words.ts'
import { readLength } from './lengths.ts'
import type { PolicyFields } from './policy-form.ts'

type Targets = PolicyFields['targets']
type Props = { targets: Targets; locked: boolean; onChange: (targets: Targets) => void }

/** How soon for each level, in business time. An empty field promises nothing. */
export function TargetFields({ targets, locked, onChange }: Props) {
  return (
    <Box>
      <Box component="table" sx={look}>
        <Box
          component="caption"
          sx={{ textAlign: 'start', fontSize: 12, fontWeight: 500, color: 'ink2', mb: 1 }}
        >
          Targets in business time, as in 15 min, 2 h, 1 h 30 min
        </Box>
        <thead>
          <tr>
            <td />
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                {kindWords[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map((level) => (
            <tr key={level}>
              <th scope="row">{levelWords[level]}</th>
              {kinds.map((kind) => (
                <td key={kind}>
                  <InputBase
                    disabled={locked}
                    value={targets[kind][level]}
                    placeholder="None"
                    error={readLength(targets[kind][level]) === undefined}
                    onChange={(event) =>
                      onChange({ ...targets, [kind]: { ...targets[kind], [level]: event.target.value } })
                    }
                    inputProps={{
                      'aria-label': `${kindWords[kind]}, ${levelWords[level]}`,
                      'aria-invalid': readLength(targets[kind][level]) === undefined,
                    }}
                    sx={input}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  )
}

const look = {
  width: '100%',
  borderCollapse: 'separate',
  borderSpacing: '4px',
  fontSize: 12,
  '& th': { fontWeight: 500, color: 'ink2', textAlign: 'start' },
}
const input = {
  width: '100%',
  px: 2,
  height: 30,
  fontSize: 13,
  borderRadius: '7px',
  border: '1px solid',
  borderColor: 'edge',
  '&.Mui-focused': { borderColor: 'accent' },
  '&.Mui-error': { borderColor: 'late' },
}
