'use client'

import TextField, { type TextFieldProps } from '@mui/material/TextField'
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form'

type Props<Input extends FieldValues, Output> = Omit<TextFieldProps, 'form' | 'name' | 'error'> & {
  form: UseFormReturn<Input, unknown, Output>
  name: FieldPath<Input>
}

/** A text field of a form: label above, what is wrong below. */
export function FormField<Input extends FieldValues, Output = Input>({
  form,
  name,
  helperText,
  ...rest
}: Props<Input, Output>) {
  const { ref, ...field } = form.register(name)
  const message = form.getFieldState(name, form.formState).error?.message
  return (
    <TextField
      {...field}
      {...rest}
      inputRef={ref}
      error={message !== undefined}
      helperText={message ?? helperText}
    />
  )
}
