'use client'

import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import Tooltip from '@mui/material/Tooltip'
import { Sparkline } from '../../../ui/charts/Sparkline.tsx'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { wordsOf } from '../words.ts'
import { type FigureMinute, type Figures, useGetFiguresQuery } from './api.ts'
import { rateWords, shareWords, timeWords } from './words.ts'

type Tile = {
  name: string
  about: string
  words: string
  beside: string
  course?: (number | null)[]
}

/** What was asked of the installation in the last hour, and what of yours waits and left. */
export function LastHour() {
  const { data, error, refetch } = useGetFiguresQuery(undefined, { pollingInterval: 30_000 })
  if (error !== undefined)
    return <ErrorState what="The figures could not be read." error={error} onRetry={() => void refetch()} />
  if (data === undefined) {
    return (
      <ListCard>
        <SkeletonRows rows={3} />
      </ListCard>
    )
  }
  return (
    <Box
      component="dl"
      aria-label="Figures of the last hour"
      sx={{
        m: 0,
        display: 'grid',
        gap: 3,
        gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(3, minmax(0, 1fr))' },
      }}
    >
      {[...installation(data), ...ours(data)].map((tile) => (
        <TileCard key={tile.name} tile={tile} />
      ))}
    </Box>
  )
}

function installation({ minutes, hour, now }: Figures): Tile[] {
  const course = (of: (minute: FigureMinute) => number | null) => minutes.map(of)
  return [
    {
      name: 'Requests',
      about: 'Answered by all web processes together',
      words: rateWords(hour.requestsPerSecond),
      beside: `${now.streams.toLocaleString('en')} live streams`,
      course: course(({ requests }) => requests),
    },
    {
      name: 'Half answered within',
      about: 'The median time from request to answer',
      words: timeWords(hour.p50Ms),
      beside: `95 of 100 in ${timeWords(hour.p95Ms)}, 99 in ${timeWords(hour.p99Ms)}`,
      course: course(({ p95Ms }) => p95Ms),
    },
    {
      name: 'Failed requests',
      about: 'Answered with 5xx, which is our fault; 4xx are refusals',
      words: shareWords(hour.serverErrorShare),
      beside: `${shareWords(hour.clientErrorShare)} refused`,
      course: course(({ serverErrors }) => serverErrors),
    },
    {
      name: 'Database connections',
      about: 'In use in the newest minute, of those all processes may open',
      words: `${now.poolUsed} of ${now.poolSize}`,
      beside: now.poolWaiting === 0 ? 'nobody waits' : `${now.poolWaiting} waiting`,
    },
    {
      name: 'Known callers',
      about: 'Sessions and API keys that needed no look into the database',
      words: shareWords(hour.cacheHitShare),
      beside: `${now.processes} ${now.processes === 1 ? 'process' : 'processes'}`,
    },
    {
      name: 'Jobs done',
      about: 'By all workers; what fails is tried again',
      words: hour.jobsDone.toLocaleString('en'),
      beside: `${hour.jobsFailed.toLocaleString('en')} attempts failed`,
    },
  ]
}

function ours({ queues, deliveries, assistant }: Figures): Tile[] {
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0)
  const failed = queues.reduce((sum, queue) => sum + queue.failed, 0)
  const sent = deliveries.find(({ state }) => state === 'sent')?.count ?? 0
  const others = deliveries.filter(({ state }) => state !== 'sent')
  return [
    {
      name: 'Your work waiting',
      about: 'Due in your queues and not done yet',
      words: waiting.toLocaleString('en'),
      beside: `${failed.toLocaleString('en')} given up`,
    },
    {
      name: 'Your mails sent',
      about: 'Of those written in the last 24 hours',
      words: sent.toLocaleString('en'),
      beside:
        others.map(({ state, count }) => `${count} ${wordsOf(state).toLowerCase()}`).join(', ') ||
        'none else',
    },
    {
      name: 'Your calls of providers',
      about: 'Of language models, in the last hour; the local models ask nobody',
      words: assistant.calls.toLocaleString('en'),
      beside:
        assistant.calls === 0
          ? 'none failed'
          : `${assistant.failures.toLocaleString('en')} failed, 95 of 100 in ${timeWords(assistant.p95Ms)}`,
    },
  ]
}

function TileCard({ tile: { name, about, words, beside, course } }: { tile: Tile }) {
  return (
    <Paper
      variant="outlined"
      sx={{ p: { xs: 3, md: 4 }, borderRadius: '10px', display: 'flex', flexDirection: 'column', gap: 1 }}
    >
      <Tooltip describeChild title={about} placement="top">
        <Box component="dt" sx={{ fontSize: 12, color: 'ink2' }}>
          {name}
        </Box>
      </Tooltip>
      <Box component="dd" sx={{ m: 0, flex: 1, display: 'flex', flexDirection: 'column', gap: 1 }}>
        <Box
          component="span"
          sx={{
            fontSize: { xs: 20, md: 24 },
            fontWeight: 600,
            letterSpacing: '-0.015em',
            fontVariantNumeric: 'tabular-nums',
          }}
        >
          {words}
        </Box>
        <Box component="span" sx={{ minHeight: 18, fontSize: 12, color: 'ink3' }}>
          {beside}
        </Box>
        {course && course.length > 1 && (
          <Box component="span" sx={{ mt: 'auto' }}>
            <Sparkline values={course} />
          </Box>
        )}
      </Box>
    </Paper>
  )
}
