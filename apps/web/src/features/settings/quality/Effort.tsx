'use client'

import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { Figures } from '../../../ui/lists/Figures.tsx'
import { dollars, share, taskNames } from '../assistant/words.ts'
import { SettingCard } from '../mailboxes/SettingCard.tsx'
import type { Week } from './api.ts'
import { milliseconds, weekName } from './words.ts'

const everything = 'everything'

type Line = {
  week: string
  /** messages that were judged, or calls of one task */
  count: number
  p50: number | null
  p95: number | null
  calls: number
  failures: number
  refused: number
  cost: number | null
  unpriced: number
}

type Shown = { calls: boolean; failures: boolean; cost: boolean }

/** How fast, how reliable and how costly it was by week: every judgement, or what providers did for one task. */
export function Effort({ weeks }: { weeks: Week[] }) {
  const [chosen, setChosen] = useState(everything)
  const tasks = [...new Set(weeks.flatMap((week) => week.tasks.map((one) => one.task)))]
  const task = tasks.includes(chosen) ? chosen : everything
  const lines = weeks.flatMap((week) => lineOf(week, task)).toReversed()
  const slowest = Math.max(1, ...lines.map(({ p95 }) => p95 ?? 0))
  const asked = tasks.length > 0
  const all = task === everything
  const shown = {
    calls: asked && all,
    failures: asked,
    cost: asked && weeks.some(({ cost }) => cost !== null),
  }
  return (
    <SettingCard
      flush
      title="Speed, failures and cost"
      about={
        asked
          ? 'How long a message waited for its judgement, and what providers were asked for by task.'
          : 'How long a message waited for its judgement. No provider was asked: the local models judged, which costs nothing.'
      }
      action={asked ? <TaskChoice tasks={tasks} task={task} onChoose={setChosen} /> : undefined}
    >
      {lines.length === 0 ? (
        <Box sx={{ p: 5, color: 'ink2' }}>Nothing was measured in this time.</Box>
      ) : (
        <Figures label="Speed, failures and cost by week" columns={columnsOf(all, shown)}>
          {lines.map((line) => (
            <WeekRow
              key={line.week}
              line={line}
              shown={shown}
              slowest={slowest}
              running={line.week === weeks.at(-1)?.start}
            />
          ))}
        </Figures>
      )}
    </SettingCard>
  )
}

function columnsOf(all: boolean, { calls, failures, cost }: Shown): string[] {
  return [
    'Week',
    all ? 'Messages' : 'Calls',
    'Half within',
    '95 % within',
    ...(calls ? ['Provider calls'] : []),
    ...(failures ? ['Failures'] : []),
    ...(cost ? ['Cost'] : []),
  ]
}

type RowProps = { line: Line; shown: Shown; slowest: number; running: boolean }

function WeekRow({ line, shown, slowest, running }: RowProps) {
  return (
    <tr>
      <th scope="row">
        {weekName(line.week)}
        {running && <small>so far</small>}
      </th>
      <td>{line.count.toLocaleString('en')}</td>
      <td>{milliseconds(line.p50)}</td>
      <td>
        {milliseconds(line.p95)}
        <Bar of={(line.p95 ?? 0) / slowest} />
      </td>
      {shown.calls && <td>{line.calls.toLocaleString('en')}</td>}
      {shown.failures && (
        <td>
          {share(line.failures, line.calls)}
          {line.refused > 0 && <small>{line.refused} not asked</small>}
        </td>
      )}
      {shown.cost && (
        <td>
          {dollars(line.cost ?? 0)}
          {line.unpriced > 0 && <small>{line.unpriced} without a price</small>}
        </td>
      )}
    </tr>
  )
}

function lineOf(week: Week, task: string): Line[] {
  if (task === everything) return lineOfAll(week)
  return week.tasks
    .filter((one) => one.task === task)
    .map(({ latencyP50: p50, latencyP95: p95, calls, failures, refused, cost, unpriced }) => {
      return { week: week.start, count: calls, p50, p95, calls, failures, refused, cost, unpriced }
    })
}

/** Nothing where nothing happened. */
function lineOfAll({ start, triage, tasks, calls, failures, cost }: Week): Line[] {
  if (triage === null && tasks.length === 0) return []
  const sum = (pick: (task: Week['tasks'][number]) => number) =>
    tasks.reduce((total, task) => total + pick(task), 0)
  return [
    {
      week: start,
      count: triage?.measured ?? 0,
      p50: triage?.p50 ?? null,
      p95: triage?.p95 ?? null,
      calls,
      failures,
      refused: sum(({ refused }) => refused),
      cost,
      unpriced: sum(({ unpriced }) => unpriced),
    },
  ]
}

type ChoiceProps = { tasks: string[]; task: string; onChoose: (task: string) => void }

function TaskChoice({ tasks, task, onChoose }: ChoiceProps) {
  const names: Record<string, string> = taskNames
  return (
    <TextField
      select
      value={task}
      onChange={(event) => onChoose(event.target.value)}
      slotProps={{ htmlInput: { 'aria-label': 'Task' } }}
      sx={{ width: 230 }}
    >
      <MenuItem value={everything}>Every judgement</MenuItem>
      {tasks.map((one) => (
        <MenuItem key={one} value={one}>
          Providers: {names[one] ?? one}
        </MenuItem>
      ))}
    </TextField>
  )
}

function Bar({ of }: { of: number }) {
  return (
    <Box aria-hidden sx={{ height: 3, mt: 0.5, borderRadius: '2px', bgcolor: 'sunken' }}>
      <Box sx={{ height: 3, width: `${100 * of}%`, ml: 'auto', borderRadius: '2px', bgcolor: 'accent' }} />
    </Box>
  )
}
