'use client'
import Typography from '@mui/material/Typography'
import { ListCard } from '../../../../ui/lists/ListCard.tsx'
import { Row } from '../../../../ui/lists/Row.tsx'
import { Rows } from '../../../../ui/lists/Rows.tsx'
import { ToneChip } from '../../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../../ui/time/RelativeTime.tsx'
import type { MailboxHealth } from '../api.ts'

/** What went wrong lately, in words; what is not over first. */
export function IncidentList({ incidents }: { incidents: MailboxHealth['incidents'] | undefined }) {
  if (!incidents || incidents.length === 0) return null
  return (
    <>
      <Typography variant="h2" sx={{ mb: 3 }}>
        What went wrong
      </Typography>
      <ListCard label="What went wrong">
        <Rows>
          {incidents.map(({ code, text, since, lastAt, occurrences, resolvedAt }) => (
            <Row
              key={code + since}
              title={text}
              detail={occurrences > 1 ? `${occurrences} times` : 'once'}
              marks={resolvedAt === null && <ToneChip tone="warn" label="Not over" />}
              trailing={<RelativeTime at={lastAt} />}
            />
          ))}
        </Rows>
      </ListCard>
    </>
  )
}
