'use client'

import RemoveIcon from '@mui/icons-material/CloseOutlined'
import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { IconAction } from '../../../ui/IconAction.tsx'
import type { Catalogue } from '../api.ts'
import { Choice } from './fields/Choice.tsx'
import { Several } from './fields/Several.tsx'
import type { Problems } from './problems.ts'
import { type Comparison, operatorsFor } from './tree.ts'

type Props = {
  comparison: Comparison
  catalogue: Catalogue
  disabled: boolean
  problems: Problems
  onChange: (comparison: Comparison) => void
  onRemove?: (() => void) | undefined
}

/** One comparison: what is looked at, how, and with what. */
export function ComparisonRow({ comparison, catalogue, disabled, problems, onChange, onRemove }: Props) {
  const { field, is } = comparison
  const operators = operatorsFor(catalogue, field)
  const chooseField = (name: string) => {
    const [first] = operatorsFor(catalogue, name)
    onChange({ field: name, is: first?.name ?? 'is' })
  }
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-start' }}>
      <Choice
        label="What"
        value={field}
        options={fieldOptions(catalogue, field)}
        disabled={disabled}
        onChange={chooseField}
        problem={problems.at('field')}
      />
      <Choice
        label="How"
        value={is}
        options={operators.map(({ name, label }) => ({ value: name, label: label === '' ? 'is so' : label }))}
        disabled={disabled}
        onChange={(name) => onChange(keptValue(comparison, name, catalogue))}
        problem={problems.at('is')}
      />
      <Operand
        comparison={comparison}
        catalogue={catalogue}
        disabled={disabled}
        problem={problems.at('value')}
        onChange={onChange}
      />
      {onRemove && !disabled && (
        <IconAction label="Remove this condition" onClick={onRemove}>
          <RemoveIcon />
        </IconAction>
      )}
    </Box>
  )
}

function fieldOptions({ fields }: Catalogue, current: string) {
  const options = fields.map(({ name, label, group }) => ({ value: name, label: `${group}: ${label}` }))
  return options.some(({ value }) => value === current)
    ? options
    : [...options, { value: current, label: current }]
}

/** A value of the kind the operator asks for stays. */
function keptValue({ field, value, is }: Comparison, name: string, catalogue: Catalogue): Comparison {
  const operandOf = (operator: string) =>
    operatorsFor(catalogue, field).find((one) => one.name === operator)?.operand
  return operandOf(is) === operandOf(name) && value !== undefined
    ? { field, is: name, value }
    : { field, is: name }
}

const inputTypes: Record<string, string> = { number: 'number', date: 'date' }

type OperandProps = Omit<Props, 'problems' | 'onRemove'> & { problem: string | undefined }

function Operand({ comparison, catalogue, disabled, problem, onChange }: OperandProps) {
  const { field: name, is, value } = comparison
  const operand = operatorsFor(catalogue, name).find((one) => one.name === is)?.operand
  const field = catalogue.fields.find((one) => one.name === name)
  const options = field?.named
    ? catalogue.named
        .filter(({ kind }) => kind === field.named)
        .map((one) => ({ value: one.id, label: one.name }))
    : (field?.choices ?? []).map((one) => ({ value: one, label: one.replaceAll('_', ' ') }))
  const set = (next: Comparison['value']) =>
    onChange(next === undefined ? { field: name, is } : { field: name, is, value: next })
  const shared = { label: 'Value', disabled, problem }
  if (operand === undefined || operand === 'nothing') return null
  if (operand === 'several')
    return <Several {...shared} values={Array.isArray(value) ? value : []} options={options} onChange={set} />
  if (operand === 'one' && options.length > 0)
    return <Choice {...shared} value={String(value ?? '')} options={options} onChange={set} />
  const number = operand === 'number'
  return (
    <TextField
      size="small"
      label={operand === 'pattern' ? 'Pattern' : 'Value'}
      value={value ?? ''}
      type={inputTypes[operand] ?? 'text'}
      slotProps={operand === 'date' ? { inputLabel: { shrink: true } } : {}}
      disabled={disabled}
      error={problem !== undefined}
      helperText={problem}
      onChange={({ target }) =>
        set(target.value === '' ? undefined : number ? Number(target.value) : target.value)
      }
      sx={{ minWidth: 140, flex: '2 1 160px' }}
    />
  )
}
