import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import { ChangedText } from '../../../ui/lists/ChangedText.tsx'
import { PageLink } from '../../../ui/PageLink.tsx'
import { VerdictTree } from '../../workflows/runs/VerdictTree.tsx'
import type { ReplayResult } from '../api.ts'
import { columnName, costWords } from '../words.ts'

/** One conversation of a trial: how it is and how it would be, side by side, and why. */
export function TrialResult({ result }: { result: ReplayResult }) {
  const { conversation, differences, verdict, cost, error } = result
  return (
    <Box
      component="article"
      aria-label={`#${conversation.number}`}
      sx={{
        minWidth: 0,
        border: '1px solid',
        borderColor: 'hairline',
        borderRadius: '8px',
        bgcolor: 'surface',
        p: { xs: 3, sm: 4 },
      }}
    >
      <Box dir="auto" sx={{ mb: 2, overflowWrap: 'anywhere' }}>
        <Link underline="always" component={PageLink} href={`/inbox/${conversation.number}`}>
          #{conversation.number}
        </Link>{' '}
        {conversation.subject}{' '}
        <Box component="span" sx={{ color: 'ink3' }}>
          {conversation.contactName}
        </Box>
      </Box>
      {error !== null && <Box sx={{ color: 'late' }}>{error}</Box>}
      {error === null && differences.length === 0 && <Box sx={{ color: 'ink3' }}>Nothing would differ.</Box>}
      <Box sx={{ display: 'grid', gap: 3 }}>
        {differences.map((difference) => (
          <Compared key={difference.field} difference={difference} />
        ))}
      </Box>
      {(cost.before > 0 || cost.after > 0) && (
        <Box sx={{ mt: 2, fontSize: 12, color: 'ink3' }}>
          Cost: {costWords(cost.before)} now, {costWords(cost.after)} then
        </Box>
      )}
      {verdict && (
        <Box component="details" sx={{ mt: 2, fontSize: 13 }}>
          <Box component="summary" sx={{ cursor: 'pointer', color: 'ink2' }}>
            Why
          </Box>
          <VerdictTree verdict={verdict} />
        </Box>
      )}
    </Box>
  )
}

type Difference = ReplayResult['differences'][number]

/** Both sides beside each other, below each other on a phone; of replies the words that changed as well. */
function Compared({ difference: { field, before, after, rows } }: { difference: Difference }) {
  const reworded = rows.some(({ kind }) => kind === 'same' || kind === 'changed')
  return (
    <Box role="group" aria-label={columnName(field)} sx={grid}>
      <Box sx={{ fontSize: 12, color: 'ink3', pt: '2px' }}>{columnName(field)}</Box>
      <Side name="Now" text={before} />
      <Side name="Then" text={after} />
      {reworded && (
        <Box component="details" sx={{ gridColumn: { sm: '2 / -1' }, fontSize: 13 }}>
          <Box component="summary" sx={{ cursor: 'pointer', color: 'ink2' }}>
            What changed, word by word
          </Box>
          <ChangedText rows={rows} />
        </Box>
      )}
    </Box>
  )
}

function Side({ name, text }: { name: string; text: string }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ fontSize: 11, color: 'ink3' }}>{name}</Box>
      <Box
        dir="auto"
        sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', color: name === 'Now' ? 'ink2' : 'ink' }}
      >
        {text}
      </Box>
    </Box>
  )
}

const grid = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '80px minmax(0, 1fr) minmax(0, 1fr)' },
  columnGap: 4,
  rowGap: 1,
}
