'use client'

import Typography from '@mui/material/Typography'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { useNow } from '../../../ui/time/useNow.ts'
import { Permitted } from '../../shell/Permitted.tsx'
import { wordsOf } from '../words.ts'
import { type Schedule, useListSchedulesQuery } from './api.ts'
import { Queues } from './Queues.tsx'
import { everyWords, isLate, outcomeWords } from './words.ts'

/** Everything that happens by itself: by the clock, and what is promised for later. */
export function Schedules() {
  return (
    <>
      <PageHeader
        title="Scheduled work"
        about="What runs by the clock, how its last turn went and when the next one comes. Each turn is taken by one worker, however many there are."
      />
      <Permitted permission="operations:manage">
        <Lists />
      </Permitted>
    </>
  )
}

function Lists() {
  const { data, error, refetch } = useListSchedulesQuery(undefined, { pollingInterval: 10_000 })
  if (error !== undefined)
    return <ErrorState what="The schedules could not be read." error={error} onRetry={() => void refetch()} />
  if (data === undefined) {
    return (
      <ListCard>
        <SkeletonRows rows={6} />
      </ListCard>
    )
  }
  return (
    <>
      <ListCard label="By the clock">
        <Rows>
          {data.schedules.map((schedule) => (
            <ScheduleRow key={schedule.name} schedule={schedule} />
          ))}
        </Rows>
        {data.schedules.length === 0 && (
          <Typography sx={{ p: 4, color: 'ink3' }}>No worker has started yet.</Typography>
        )}
      </ListCard>
      <Queues queues={data.queues} />
      <Typography variant="h2" sx={{ mt: 8, mb: 3 }}>
        Promised for later
      </Typography>
      <ListCard label="Promised for later">
        <Rows>
          {data.promised.map(({ job, count, nextAt, lastAt }) => (
            <Row
              key={job}
              title={wordsOf(job)}
              detail={
                <>
                  the next <RelativeTime at={nextAt} />
                  {count > 1 && (
                    <>
                      , the last <RelativeTime at={lastAt} />
                    </>
                  )}
                </>
              }
              trailing={count.toLocaleString('en')}
            />
          ))}
        </Rows>
        {data.promised.length === 0 && (
          <Typography sx={{ p: 4, color: 'ink3' }}>Nothing of yours waits for its time.</Typography>
        )}
      </ListCard>
    </>
  )
}

function ScheduleRow({ schedule }: { schedule: Schedule }) {
  const now = useNow()
  const { name, everySeconds, nextAt, finishedAt, outcome, runs, failures } = schedule
  const late = isLate(schedule, now.getTime())
  return (
    <Row
      title={wordsOf(name)}
      marks={
        late ? (
          <ToneChip tone="late" label="Late" />
        ) : (
          outcome === 'failed' && <ToneChip tone="warn" label="Failed" />
        )
      }
      detail={
        <>
          {everyWords(everySeconds)} · {outcomeWords(schedule)}
          {finishedAt && (
            <>
              {' · '}
              <RelativeTime at={finishedAt} />
            </>
          )}
          {failures > 0 && ` · ${failures.toLocaleString('en')} of ${runs.toLocaleString('en')} failed`}
        </>
      }
      trailing={
        <span>
          next <RelativeTime at={nextAt} />
        </span>
      }
    />
  )
}
