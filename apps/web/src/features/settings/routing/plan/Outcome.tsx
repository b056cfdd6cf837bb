import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { ListCard } from '../../../../ui/lists/ListCard.tsx'
import { Row } from '../../../../ui/lists/Row.tsx'
import { Rows } from '../../../../ui/lists/Rows.tsx'
import { PersonAvatar } from '../../../../ui/PersonAvatar.tsx'
import type { Simulation } from '../api.ts'
import { span } from '../words.ts'
import { WaitingChart } from './WaitingChart.tsx'

/** What came of a simulation: waits, the hours that are short of people, and what each carried. */
export function Outcome({ result }: { result: Simulation }) {
  const { arrived, begun, wait, members, hours } = result
  const left = arrived - begun
  return (
    <Box role="status" sx={{ display: 'grid', gap: 5 }}>
      <Box component="dl" sx={figures}>
        <Figure name="Came" value={arrived.toLocaleString('en')} />
        <Figure name="Answered" value={begun.toLocaleString('en')} />
        <Figure name="Left waiting" value={left.toLocaleString('en')} late={left > 0} />
        <Figure name="Half wait at most" value={wait ? span(wait.p50) : '–'} />
        <Figure name="95 of 100 wait at most" value={wait ? span(wait.p95) : '–'} />
        <Figure name="Longest wait" value={wait ? span(wait.longest) : '–'} />
      </Box>
      {hours.some(({ waiting }) => waiting > 0) && <WaitingChart hours={hours} />}
      <div>
        <Typography variant="h2" sx={{ mb: 3 }}>
          Who would carry what
        </Typography>
        <ListCard label="Load by member">
          <Rows>
            {members.map(({ id, name, conversations, workedMinutes, openMinutes }) => (
              <Row
                key={id}
                leading={<PersonAvatar name={name} size={28} />}
                title={name}
                detail={`${conversations.toLocaleString('en')} ${conversations === 1 ? 'conversation' : 'conversations'} in ${span(workedMinutes)}`}
                trailing={openMinutes === 0 ? 'not there' : `${share(workedMinutes, openMinutes)} busy`}
              />
            ))}
          </Rows>
          {members.length === 0 && (
            <Typography sx={{ p: 4, color: 'ink3' }}>Nobody is in this team.</Typography>
          )}
        </ListCard>
      </div>
    </Box>
  )
}

function Figure({ name, value, late = false }: { name: string; value: string; late?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <Box component="dd" sx={{ color: late ? 'late' : 'ink' }}>
        {value}
      </Box>
    </div>
  )
}

/** Work that runs past the end of somebody's hours makes more than all of them. */
function share(part: number, whole: number): string {
  return `${Math.round((part / whole) * 100)} %`
}

const figures = {
  m: 0,
  display: 'grid',
  gap: 4,
  gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', sm: 'repeat(3, minmax(0, 1fr))' },
  '& dt': { fontSize: 12, color: 'ink3' },
  '& dd': { m: 0, fontSize: 18, fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
}
