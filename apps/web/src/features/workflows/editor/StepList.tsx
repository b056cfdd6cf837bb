'use client'

import Box from '@mui/material/Box'
import type { Catalogue } from '../api.ts'
import { Choice } from './fields/Choice.tsx'
import type { Problems } from './problems.ts'
import { StepCard } from './StepCard.tsx'
import { moved, newStep, type Step, withEntry } from './tree.ts'

type Props = {
  steps: Step[]
  catalogue: Catalogue
  disabled: boolean
  problems: Problems
  onChange: (steps: Step[]) => void
}

/** Steps in their order, and the way to add one. */
export function StepList({ steps, catalogue, disabled, problems, onChange }: Props) {
  const kinds = [
    ...catalogue.actions.map(({ name, label }) => ({ value: name, label })),
    { value: 'if', label: 'If … otherwise …' },
    { value: 'wait', label: 'Wait' },
    { value: 'stop', label: 'Stop here' },
  ]
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {steps.map((step, at) => (
        <StepCard
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name but their place.
          key={at}
          number={at + 1}
          step={step}
          catalogue={catalogue}
          disabled={disabled}
          problems={problems.below(at)}
          onChange={(changed) => onChange(withEntry(steps, at, changed))}
          onRemove={() => onChange(withEntry(steps, at, null))}
          onMove={(by) => onChange(moved(steps, at, by))}
          nested={(list) => <StepList catalogue={catalogue} disabled={disabled} {...list} />}
        />
      ))}
      {!disabled && (
        <Box sx={{ maxWidth: 280 }}>
          <Choice
            label="Add a step"
            value=""
            options={kinds}
            onChange={(kind) => onChange([...steps, newStep(kind)])}
          />
        </Box>
      )}
    </Box>
  )
}
