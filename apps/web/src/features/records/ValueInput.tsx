'use client'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { type KeyboardEvent, useState } from 'react'
import type { FieldValue, Value } from './api.ts'
import { typedValue } from './value-words.ts'

type Props = { field: FieldValue; onSave: (value: Value) => void; onCancel: () => void }

const inputTypes: Partial<Record<FieldValue['type'], string>> = { number: 'number', date: 'date' }

/** One value while it is changed: Enter or leaving the field keeps it, Escape does not. */
export function ValueInput({ field, onSave, onCancel }: Props) {
  const { type, value } = field
  if (type === 'checkbox' || type === 'select')
    return <Choice field={field} onSave={onSave} onCancel={onCancel} />
  return <Typed type={type} value={value} label={field.label} onSave={onSave} onCancel={onCancel} />
}

type TypedProps = Omit<Props, 'field'> & { type: FieldValue['type']; value: Value; label: string }

function Typed({ type, value, label, onSave, onCancel }: TypedProps) {
  const [typed, setTyped] = useState(String(value ?? ''))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onSave(typedValue(type, typed))
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onCancel()
  }
  return (
    <TextField
      autoFocus
      fullWidth
      size="small"
      type={inputTypes[type] ?? 'text'}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => onSave(typedValue(type, typed))}
      slotProps={{ htmlInput: { 'aria-label': label, maxLength: 500, dir: 'auto', step: 'any' } }}
    />
  )
}

const unset = ''

function Choice({ field, onSave, onCancel }: Props) {
  const { type, options, value, label } = field
  const choices = type === 'checkbox' ? ['Yes', 'No'] : options
  const shown = value === null ? unset : typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value)
  const pick = (picked: string) => {
    if (picked === unset) onSave(null)
    else onSave(type === 'checkbox' ? picked === 'Yes' : picked)
  }
  return (
    <TextField
      select
      fullWidth
      size="small"
      value={shown}
      onChange={({ target }) => pick(target.value)}
      slotProps={{
        htmlInput: { 'aria-label': label },
        select: { defaultOpen: true, autoFocus: true, displayEmpty: true, onClose: onCancel },
      }}
    >
      <MenuItem value={unset}>Nothing</MenuItem>
      {shown !== unset && !choices.includes(shown) && <MenuItem value={shown}>{shown}</MenuItem>}
      {choices.map((choice) => (
        <MenuItem key={choice} value={choice}>
          {choice}
        </MenuItem>
      ))}
    </TextField>
  )
}
