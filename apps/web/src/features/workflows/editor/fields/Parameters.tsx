'use client'

import Box from '@mui/material/Box'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import TextField from '@mui/material/TextField'
import type { Catalogue } from '../../api.ts'
import { Choice } from './Choice.tsx'
import { Several } from './Several.tsx'

type Property = {
  type?: string
  title?: string
  enum?: string[]
  default?: unknown
  named?: string
  long?: boolean
  items?: { type?: string; enum?: string[] }
}

type Props = {
  /** the JSON schema of the parameters */
  schema: Record<string, unknown> | undefined
  values: Record<string, unknown>
  catalogue: Catalogue
  disabled: boolean
  /** what is wrong, by the parameter's name */
  problems: ReadonlyMap<string, string>
  onChange: (values: Record<string, unknown>) => void
}

/** Fields for the parameters of a trigger or an action, made from their schema. */
export function Parameters({ schema, values, catalogue, disabled, problems, onChange }: Props) {
  const properties = Object.entries((schema?.properties ?? {}) as Record<string, Property>)
  if (properties.length === 0) return null
  const set = (name: string, value: unknown) => {
    const { [name]: _before, ...rest } = values
    onChange(value === undefined || value === '' ? rest : { ...rest, [name]: value })
  }
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-start' }}>
      {properties.map(([name, property]) => (
        <Parameter
          key={name}
          property={property}
          label={property.title ?? name}
          value={values[name] ?? property.default}
          catalogue={catalogue}
          disabled={disabled}
          problem={problems.get(name)}
          onChange={(value) => set(name, value)}
        />
      ))}
    </Box>
  )
}

type One = {
  property: Property
  label: string
  value: unknown
  catalogue: Catalogue
  disabled: boolean
  problem: string | undefined
  onChange: (value: unknown) => void
}

function Parameter({ property, label, value, catalogue, disabled, problem, onChange }: One) {
  const options = optionsOf(property, catalogue)
  const shared = { label, disabled, problem }
  if (property.type === 'boolean') {
    return (
      <FormControlLabel
        label={label}
        control={<Switch checked={value === true} disabled={disabled} onChange={(_e, on) => onChange(on)} />}
      />
    )
  }
  if (property.type === 'array') {
    const numbers = property.items?.type === 'integer'
    const values = Array.isArray(value) ? value.map(String) : []
    const change = (chosen: string[]) => onChange(numbers ? chosen.map(Number) : chosen)
    return <Several {...shared} values={values} options={options} onChange={change} />
  }
  if (options.length > 0 || property.named !== undefined)
    return <Choice {...shared} value={String(value ?? '')} options={options} onChange={onChange} />
  const number = property.type === 'integer' || property.type === 'number'
  return (
    <TextField
      size="small"
      label={label}
      value={value === undefined ? '' : String(value)}
      disabled={disabled}
      error={problem !== undefined}
      helperText={problem}
      type={number ? 'number' : 'text'}
      multiline={property.long === true}
      minRows={property.long ? 3 : 1}
      onChange={({ target }) => onChange(number && target.value !== '' ? Number(target.value) : target.value)}
      sx={{ flex: property.long ? '1 1 100%' : '1 1 150px' }}
    />
  )
}

function optionsOf({ enum: choices, items, named }: Property, catalogue: Catalogue) {
  if (named !== undefined) {
    return catalogue.named
      .filter(({ kind }) => kind === named)
      .map(({ id, name }) => ({ value: id, label: name }))
  }
  return (choices ?? items?.enum ?? []).map((value) => ({ value, label: value.replaceAll('_', ' ') }))
}
