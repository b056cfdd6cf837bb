'use client'

import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { TryOnPast } from '../../replays/TryOnPast.tsx'
import { autonomyApi, type CategoryRung } from './api.ts'

const fields = [
  {
    name: 'bar',
    label: 'Precision to prove (%)',
    about: 'The lower bound of its 95 % interval has to reach this before the assistant may act alone.',
    min: 50,
    max: 99.9,
  },
  {
    name: 'leastReviewed',
    label: 'Reviewed drafts at least',
    about: 'So many drafts of this category have to be judged first.',
    min: 10,
    max: 10_000,
  },
  {
    name: 'leastConfidence',
    label: 'Confidence at least (%)',
    about: 'Drafts below this always wait for a person, and do not count.',
    min: 0,
    max: 100,
  },
] as const

type Name = (typeof fields)[number]['name']

/** What a category has to prove. */
export function BarPanel({ rung, onClose }: { rung: CategoryRung; onClose: () => void }) {
  const [put, { error, isLoading }] = autonomyApi.usePutAutonomyMutation()
  const { tell } = useToasts()
  const [values, setValues] = useState<Record<Name, string>>(() => ({
    bar: shown(rung.bar * 100),
    leastReviewed: shown(rung.leastReviewed),
    leastConfidence: shown(rung.leastConfidence * 100),
  }))
  const bar = {
    bar: Number(values.bar) / 100,
    leastReviewed: Number(values.leastReviewed),
    leastConfidence: Number(values.leastConfidence) / 100,
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await put({ params: { id: rung.category.id }, body: { mode: rung.mode, ...bar } })
    if (answer.error !== undefined) return
    tell('Saved.')
    onClose()
  }
  return (
    <SidePanel
      open
      title={`The bar of ${rung.category.name}`}
      onClose={onClose}
      onSubmit={(event) => void save(event)}
      submit="Save"
      busy={isLoading}
      problem={<FormProblem error={error} />}
    >
      <Box sx={{ display: 'grid', gap: 4 }}>
        {fields.map(({ name, label, about, min, max }) => (
          <TextField
            key={name}
            required
            type="number"
            label={label}
            helperText={about}
            value={values[name]}
            onChange={(event) => setValues({ ...values, [name]: event.target.value })}
            slotProps={{ htmlInput: { min, max, step: name === 'leastReviewed' ? 1 : 'any' } }}
          />
        ))}
        <TryOnPast of={() => ({ kind: 'threshold', id: rung.category.id, mode: triedMode(rung), ...bar })} />
      </Box>
    </SidePanel>
  )
}

/** A bar says something only where the assistant would act alone. */
function triedMode({ mode }: CategoryRung): CategoryRung['mode'] {
  return mode === 'auto' ? mode : 'send_with_undo'
}

function shown(value: number): string {
  return String(Math.round(value * 10) / 10)
}
