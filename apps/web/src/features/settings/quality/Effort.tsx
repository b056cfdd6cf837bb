'use client'

import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { dollars, share, taskNames } from '../assistant/words.ts'
import { SettingCard } from '../mailboxes/SettingCard.tsx'
import type { Week } from './api.ts'
import { Figures } from './Figures.tsx'
import { milliseconds, weekName } from './words.ts'

const triage = 'triage'

type Line = {
  week: string
  count: number
  p50: number | null
  p95: number | null
  failures: number
  refused: number
  cost: number | null
  unpriced: number
}

/** How fast, how reliable and how costly it was by week: every judgement, or what providers did for one task. */
export function Effort({ weeks }: { weeks: Week[] }) {
  const [task, setTask] = useState(triage)
  const tasks = [...new Set(weeks.flatMap((week) => week.tasks.map((one) => one.task)))]
  const shown = task === triage || tasks.includes(task) ? task : triage
  const lines = weeks.flatMap((week) => lineOf(week, shown)).toReversed()
  const slowest = Math.max(1, ...lines.map(({ p95 }) => p95 ?? 0))
  const asked = tasks.length > 0
  const seesCost = weeks.some(({ cost }) => cost !== null)
  const columns = [
    'Week',
    shown === triage ? 'Messages' : 'Calls',
    'Half within',
    '95 % within',
    ...(shown === triage ? [] : ['Failures', ...(seesCost ? ['Cost'] : [])]),
  ]
  return (
    <SettingCard
      flush
      title="Speed, failures and cost"
      about={
        asked
          ? 'How long a message waited for its judgement, and what providers were asked for by task.'
          : 'How long a message waited for its judgement. No provider was asked: the local models judged, which costs nothing.'
      }
      action={asked ? <TaskChoice tasks={tasks} task={shown} onChoose={setTask} /> : undefined}
    >
      {lines.length === 0 ? (
        <Box sx={{ p: 5, color: 'ink2' }}>Nothing was measured in this time.</Box>
      ) : (
        <Figures label="Speed, failures and cost by week" columns={columns}>
          {lines.map((line) => (
            <tr key={line.week}>
              <th scope="row">{weekName(line.week)}</th>
              <td>{line.count.toLocaleString('en')}</td>
              <td>{milliseconds(line.p50)}</td>
              <td>
                {milliseconds(line.p95)}
                <Bar of={(line.p95 ?? 0) / slowest} />
              </td>
              {shown !== triage && (
                <td>
                  {share(line.failures, line.count)}
                  {line.refused > 0 && <small>{line.refused} not asked</small>}
                </td>
              )}
              {shown !== triage && seesCost && (
                <td>
                  {dollars(line.cost ?? 0)}
                  {line.unpriced > 0 && <small>{line.unpriced} without a price</small>}
                </td>
              )}
            </tr>
          ))}
        </Figures>
      )}
    </SettingCard>
  )
}

function lineOf({ start, triage: waits, tasks }: Week, task: string): Line[] {
  const plain = { week: start, failures: 0, refused: 0, cost: null, unpriced: 0 }
  if (task === triage)
    return waits ? [{ ...plain, count: waits.measured, p50: waits.p50, p95: waits.p95 }] : []
  return tasks
    .filter((one) => one.task === task)
    .map(({ calls, latencyP50, latencyP95, failures, refused, cost, unpriced }) => ({
      ...{ week: start, count: calls, p50: latencyP50, p95: latencyP95 },
      ...{ failures, refused, cost, unpriced },
    }))
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
      <MenuItem value={triage}>Every judgement</MenuItem>
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
