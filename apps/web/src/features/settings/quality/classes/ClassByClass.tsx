'use client'

import Box from '@mui/material/Box'
import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import { useState } from 'react'
import { SettingCard } from '../../mailboxes/SettingCard.tsx'
import type { ClassQuality, Levels } from '../api.ts'
import { percent, shareWords, weekName } from '../words.ts'
import { ClassTable } from './ClassTable.tsx'
import { Confusions } from './Confusions.tsx'
import { RouteMatrix } from './RouteMatrix.tsx'

type Source = 'live' | 'held_out'

/** How well each category and route is told, by what people did or by what was held out, and what is mixed up. */
export function ClassByClass({ quality }: { quality: ClassQuality }) {
  const [chosen, setChosen] = useState<Source | null>(null)
  const { live, heldOut } = quality
  const source = chosen ?? (live.reviewed === 0 && heldOut !== null ? 'held_out' : 'live')
  const shown: Pick<Levels, 'categories' | 'routes'> | null = source === 'live' ? live : heldOut
  return (
    <>
      <SettingCard
        flush
        title="Class by class"
        about={aboutOf(quality, source)}
        action={<SourceChoice source={source} onChoose={setChosen} />}
      >
        {shown !== null && shown.categories.count > 0 ? (
          <ClassTable label="Categories" measured={shown.categories} />
        ) : (
          <Box sx={{ p: 5, color: 'ink2' }}>{missing[source]}</Box>
        )}
      </SettingCard>
      {shown !== null && shown.categories.confusions.length > 0 && (
        <SettingCard
          flush
          title="What is taken for what"
          about="The most frequent mix-up first. A clearer description, or a few examples, of either category helps most."
        >
          <Confusions measured={shown.categories} />
        </SettingCard>
      )}
      {shown !== null && shown.routes.count > 0 && (
        <SettingCard
          flush
          title="The three routes"
          about={`${shareWords(shown.routes.accuracy)}, of ${shown.routes.count.toLocaleString('en')} messages took the right one.`}
        >
          <RouteMatrix routes={shown.routes} />
          <ClassTable label="Routes" measured={shown.routes} />
        </SettingCard>
      )}
    </>
  )
}

const missing: Record<Source, string> = {
  live: 'Nobody has reviewed a judgement in this time.',
  held_out: 'The version in use has kept no count of this. The next training does.',
}

function aboutOf({ since, live, heldOut }: ClassQuality, source: Source): string {
  const measured = source === 'live' ? live : heldOut
  if (measured === null || measured.categories.count === 0) return 'Precision and recall of each category.'
  const { accuracy, macroF1, count } = measured.categories
  const mean = macroF1 === null ? '' : ` The mean F1 of the categories is ${percent(macroF1)}.`
  const of =
    source === 'live'
      ? `reviewed since ${weekName(since.slice(0, 10))}`
      : `that version ${heldOut?.version} has not seen`
  return `${shareWords(accuracy)}, of ${count.toLocaleString('en')} messages ${of}.${mean}`
}

function SourceChoice({ source, onChoose }: { source: Source; onChoose: (source: Source) => void }) {
  return (
    <ToggleButtonGroup exclusive size="small" value={source} aria-label="Measured by">
      <ToggleButton value="live" onClick={() => onChoose('live')}>
        What people did
      </ToggleButton>
      <ToggleButton value="held_out" onClick={() => onChoose('held_out')}>
        Unseen texts
      </ToggleButton>
    </ToggleButtonGroup>
  )
}
