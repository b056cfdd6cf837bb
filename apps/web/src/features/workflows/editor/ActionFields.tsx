'use client'

import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import type { Catalogue } from '../api.ts'
import { ConditionGroup } from './ConditionGroup.tsx'
import { Parameters } from './fields/Parameters.tsx'
import type { Problems } from './problems.ts'
import { type ActionStep, emptyComparison } from './tree.ts'

type Props = {
  step: ActionStep
  catalogue: Catalogue
  disabled: boolean
  problems: Problems
  onChange: (step: ActionStep) => void
}

/** What an action needs to know, a condition of its own, and what happens when it fails. */
export function ActionFields({ step, catalogue, disabled, problems, onChange }: Props) {
  const action = catalogue.actions.find(({ name }) => name === step.do)
  const withoutCondition = () => {
    const { when: _when, ...rest } = step
    onChange(rest)
  }
  const fault = problems.at('do') ?? problems.at('with')
  return (
    <>
      <Parameters
        schema={action?.schema}
        values={step.with}
        catalogue={catalogue}
        disabled={disabled}
        problems={problems.below('with').byName()}
        onChange={(values) => onChange({ ...step, with: values })}
      />
      {fault !== undefined && <Box sx={{ color: 'late', fontSize: 12 }}>{fault}</Box>}
      {step.when && (
        <ConditionGroup
          condition={step.when}
          catalogue={catalogue}
          disabled={disabled}
          problems={problems.below('when')}
          onChange={(when) => onChange({ ...step, when })}
          onRemove={withoutCondition}
        />
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        {!step.when && !disabled && (
          <Button size="small" onClick={() => onChange({ ...step, when: emptyComparison })}>
            Only if …
          </Button>
        )}
        <FormControlLabel
          label="Go on when it fails"
          control={
            <Switch
              size="small"
              checked={step.onError === 'continue'}
              disabled={disabled}
              onChange={(_event, on) => onChange({ ...step, onError: on ? 'continue' : 'stop' })}
            />
          }
        />
      </Box>
    </>
  )
}
