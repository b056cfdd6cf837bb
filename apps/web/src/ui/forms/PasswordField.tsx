'use client'

import VisibilityOffIcon from '@mui/icons-material/VisibilityOffOutlined'
import VisibilityIcon from '@mui/icons-material/VisibilityOutlined'
import InputAdornment from '@mui/material/InputAdornment'
import { type ComponentProps, useState } from 'react'
import type { FieldValues } from 'react-hook-form'
import { IconAction } from '../IconAction.tsx'
import { FormField } from './FormField.tsx'

/** A password that can be looked at while it is typed. */
export function PasswordField<Input extends FieldValues, Output = Input>(
  props: ComponentProps<typeof FormField<Input, Output>>,
) {
  const [shown, setShown] = useState(false)
  const eye = (
    <InputAdornment position="end">
      <IconAction
        edge="end"
        label={shown ? 'Hide password' : 'Show password'}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      >
        {shown ? <VisibilityOffIcon /> : <VisibilityIcon />}
      </IconAction>
    </InputAdornment>
  )
  return (
    <FormField {...props} type={shown ? 'text' : 'password'} slotProps={{ input: { endAdornment: eye } }} />
  )
}
