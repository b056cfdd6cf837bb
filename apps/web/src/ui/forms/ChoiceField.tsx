'use client'

import MenuItem from '@mui/material/MenuItem'
import TextField, { type TextFieldProps } from '@mui/material/TextField'
import { type FieldPath, type FieldValues, type UseFormReturn, useController } from 'react-hook-form'

export type Choice = { value: string; label: string }

type Props<Input extends FieldValues, Output> = Omit<TextFieldProps, 'form' | 'name' | 'error' | 'select'> & {
  form: UseFormReturn<Input, unknown, Output>
  name: FieldPath<Input>
  choices: readonly Choice[]
}

/** One of a few, as a field of a form. */
export function ChoiceField<Input extends FieldValues, Output = Input>({
  form,
  name,
  choices,
  ...rest
}: Props<Input, Output>) {
  const { field } = useController({ control: form.control, name })
  const { ref, ...bound } = field
  return (
    <TextField select {...bound} {...rest} inputRef={ref}>
      {choices.map(({ value, label }) => (
        <MenuItem key={value} value={value}>
          {label}
        </MenuItem>
      ))}
    </TextField>
  )
}
