'use client'

import RemoveIcon from '@mui/icons-material/CloseOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { IconAction } from '../../../ui/IconAction.tsx'
import type { Catalogue } from '../api.ts'
import { ComparisonRow } from './ComparisonRow.tsx'
import { Choice } from './fields/Choice.tsx'
import type { Problems } from './problems.ts'
import {
  type By,
  type Comparison,
  type Condition,
  emptyComparison,
  groupOf,
  partsOf,
  withEntry,
} from './tree.ts'

type Props = {
  condition: Condition
  catalogue: Catalogue
  disabled: boolean
  problems: Problems
  onChange: (condition: Condition) => void
  onRemove?: () => void
}

const ways = [
  { value: 'all', label: 'All of these hold' },
  { value: 'any', label: 'Any of these holds' },
  { value: 'none', label: 'None of these holds' },
]

/** A condition: a comparison, or a group of conditions that may hold groups again. */
export function ConditionGroup({ condition, catalogue, disabled, problems, onChange, onRemove }: Props) {
  const nested = partsOf(condition)
  if (!nested) {
    return (
      <ComparisonRow
        comparison={condition as Comparison}
        catalogue={catalogue}
        disabled={disabled}
        problems={problems}
        onChange={onChange}
        onRemove={onRemove}
      />
    )
  }
  const { by, parts } = nested
  const setParts = (changed: Condition[]) => onChange(groupOf(by, changed))
  return (
    <Box
      role="group"
      aria-label="Conditions"
      sx={{ borderLeft: '2px solid', borderColor: 'hairline', pl: { xs: 2, sm: 3 }, display: 'grid', gap: 2 }}
    >
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
        <Choice
          label="Counts when"
          value={by}
          options={ways}
          disabled={disabled}
          onChange={(way) => onChange(groupOf(way as By, parts))}
        />
        {onRemove && !disabled && (
          <IconAction label="Remove this group" onClick={onRemove}>
            <RemoveIcon />
          </IconAction>
        )}
      </Box>
      {parts.map((part, at) => (
        <ConditionGroup
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place.
          key={at}
          condition={part}
          catalogue={catalogue}
          disabled={disabled}
          problems={problems.below(by, at)}
          onChange={(changed) => setParts(withEntry(parts, at, changed))}
          onRemove={() => setParts(withEntry(parts, at, null))}
        />
      ))}
      {!disabled && (
        <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
          <Button size="small" onClick={() => setParts([...parts, emptyComparison])}>
            Add condition
          </Button>
          <Button size="small" onClick={() => setParts([...parts, { any: [emptyComparison] }])}>
            Add group
          </Button>
        </Box>
      )}
    </Box>
  )
}
