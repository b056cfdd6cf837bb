'use client'
import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { ToneChip } from '../../ui/ToneChip.tsx'
import { useNow } from '../../ui/time/useNow.ts'
import { momentOf } from '../conversation/delivery/moment.ts'
import { type SlaClock, slaApi } from './api.ts'
import { exactLength, kindWords, lengthOf, stateNow, stateWords, tones } from './words.ts'

/** Each promise of a conversation, with the hours, holidays and pauses its deadline follows from. */
export function SlaWhy({ conversationId }: { conversationId: string }) {
  const { data, error, refetch } = slaApi.useGetConversationSlaQuery({ params: { id: conversationId } })
  if (error)
    return (
      <ErrorState error={error} what="The deadline could not be explained" onRetry={() => void refetch()} />
    )
  if (data === undefined) return <Skeleton height={120} />
  return (
    <Box sx={{ display: 'grid', gap: 4, maxHeight: 420, overflowY: 'auto' }}>
      {data.clocks.map((clock) => (
        <Why key={clock.id} clock={clock} />
      ))}
    </Box>
  )
}

function Why({ clock }: { clock: SlaClock }) {
  const now = useNow()
  const { kind, policy, calendar, minutes, elapsedMinutes } = clock
  const state = clock.state === 'stopped' ? 'stopped' : stateNow({ ...clock, state: clock.state }, now)
  return (
    <Box component="section" aria-label={kindWords[kind]}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 1 }}>
        <Box component="h3" sx={{ m: 0, fontSize: 13, fontWeight: 600 }}>
          {kindWords[kind]}
        </Box>
        <ToneChip tone={tones[state]} label={stateWords[state]} />
      </Box>
      <Box sx={{ fontSize: 12, color: 'ink2' }}>
        {exactLength(minutes)} by the policy {policy.name}, in the hours of {calendar.name} (
        {calendar.timeZone}). {elapsedMinutes > 0 ? `${lengthOf(elapsedMinutes)} have passed.` : ''}
      </Box>
      <Box component="ul" sx={steps}>
        {stepsOf(clock).map(({ key, words, figure }) => (
          <li key={key}>
            <span>{words}</span>
            <span>{figure}</span>
          </li>
        ))}
      </Box>
    </Box>
  )
}

type Step = { key: string; words: string; figure: string }

/** More stretches than anybody reads are told as one. */
const mostStretches = 6

function stepsOf({ startedAt, counted, holidays, pauses, dueAt, metAt }: SlaClock): Step[] {
  const shown = counted.slice(0, mostStretches)
  const rest = counted.slice(mostStretches).reduce((sum, { minutes }) => sum + minutes, 0)
  return [
    { key: 'start', words: `Since ${moment(startedAt)}`, figure: '' },
    ...shown.map(({ from, to, minutes }) => ({
      key: from,
      words: `${moment(from)} to ${sameDay(from, to) ? timeOf(to) : moment(to)}`,
      figure: lengthOf(minutes),
    })),
    ...(rest > 0 ? [{ key: 'rest', words: 'and further hours', figure: lengthOf(rest) }] : []),
    ...holidays.map(({ date, name, hours }) => ({
      key: `${date} ${name}`,
      words: `${date} ${name}`,
      figure: hours.map(({ from, to }) => `${from}–${to}`).join(', ') || 'closed',
    })),
    ...pauses.map(({ from, to }) => ({
      key: `pause ${from}`,
      words: to ? `Paused ${moment(from)} to ${moment(to)}` : `Paused since ${moment(from)}`,
      figure: '',
    })),
    ...(dueAt ? [{ key: 'due', words: `Due ${moment(dueAt)}`, figure: '' }] : []),
    ...(metAt ? [{ key: 'met', words: `Met ${moment(metAt)}`, figure: '' }] : []),
  ]
}

const moment = (time: string) => momentOf(new Date(time))
const timeOf = (time: string) =>
  new Date(time).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
const sameDay = (from: string, to: string) => new Date(from).toDateString() === new Date(to).toDateString()

const steps = {
  m: 0,
  mt: 2,
  p: 0,
  listStyle: 'none',
  fontSize: 12,
  fontVariantNumeric: 'tabular-nums',
  '& li': { display: 'flex', justifyContent: 'space-between', gap: 2, py: 0.5 },
  '& li + li': { borderTop: '1px solid', borderColor: 'hairline' },
  '& li span:last-of-type': { color: 'ink3', whiteSpace: 'nowrap' },
}
