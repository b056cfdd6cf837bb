'use client'

import DownIcon from '@mui/icons-material/ArrowDownwardOutlined'
import UpIcon from '@mui/icons-material/ArrowUpwardOutlined'
import RemoveIcon from '@mui/icons-material/CloseOutlined'
import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import { IconAction } from '../../../ui/IconAction.tsx'
import type { Catalogue } from '../api.ts'
import { ActionFields } from './ActionFields.tsx'
import { ConditionGroup } from './ConditionGroup.tsx'
import { WaitFields } from './fields/WaitFields.tsx'
import type { Problems } from './problems.ts'
import type { BranchStep, Step } from './tree.ts'

type Props = {
  number: number
  step: Step
  catalogue: Catalogue
  disabled: boolean
  problems: Problems
  onChange: (step: Step) => void
  onRemove: () => void
  onMove: (by: -1 | 1) => void
  /** a list of steps within this one; handed in, since it is made of such cards */
  nested: (list: NestedList) => ReactNode
}

type NestedList = { steps: Step[]; problems: Problems; onChange: (steps: Step[]) => void }

/** One step with its fields and its place in the order. */
export function StepCard({
  number,
  step,
  catalogue,
  disabled,
  problems,
  onChange,
  onRemove,
  onMove,
  nested,
}: Props) {
  const label = titleOf(step, catalogue)
  return (
    <Box
      component="section"
      aria-label={`Step ${number}: ${label}`}
      sx={{
        border: '1px solid',
        borderColor: 'hairline',
        borderRadius: '8px',
        bgcolor: 'surface',
        p: { xs: 2.5, sm: 3 },
        display: 'grid',
        gap: 2.5,
        minWidth: 0,
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Box sx={{ flex: 1, fontWeight: 600 }}>
          {number}. {label}
        </Box>
        {!disabled && (
          <>
            <IconAction label="Move up" disabled={number === 1} onClick={() => onMove(-1)}>
              <UpIcon />
            </IconAction>
            <IconAction label="Move down" onClick={() => onMove(1)}>
              <DownIcon />
            </IconAction>
            <IconAction label="Remove this step" onClick={onRemove}>
              <RemoveIcon />
            </IconAction>
          </>
        )}
      </Box>
      {'if' in step && (
        <Branch
          step={step}
          catalogue={catalogue}
          disabled={disabled}
          problems={problems}
          onChange={onChange}
          nested={nested}
        />
      )}
      {'wait' in step && (
        <WaitFields wait={step.wait} disabled={disabled} onChange={(wait) => onChange({ wait })} />
      )}
      {'do' in step && (
        <ActionFields
          step={step}
          catalogue={catalogue}
          disabled={disabled}
          problems={problems}
          onChange={onChange}
        />
      )}
    </Box>
  )
}

function titleOf(step: Step, { actions }: Catalogue): string {
  if ('if' in step) return 'If'
  if ('wait' in step) return 'Wait'
  if ('stop' in step) return 'Stop here'
  return actions.find(({ name }) => name === step.do)?.label ?? step.do
}

type BranchProps = Pick<Props, 'catalogue' | 'disabled' | 'problems' | 'nested'> & {
  step: BranchStep
  onChange: (step: BranchStep) => void
}

function Branch({ step, catalogue, disabled, problems, onChange, nested }: BranchProps) {
  return (
    <>
      <ConditionGroup
        catalogue={catalogue}
        disabled={disabled}
        condition={step.if}
        problems={problems.below('if')}
        onChange={(condition) => onChange({ ...step, if: condition })}
      />
      <Box sx={{ fontWeight: 500 }}>Then</Box>
      {nested({
        steps: step.yes,
        problems: problems.below('yes'),
        onChange: (yes) => onChange({ ...step, yes }),
      })}
      <Box sx={{ fontWeight: 500 }}>Otherwise</Box>
      {nested({
        steps: step.no,
        problems: problems.below('no'),
        onChange: (no) => onChange({ ...step, no }),
      })}
    </>
  )
}
