'use client'

import Box from '@mui/material/Box'
import Stack from '@mui/material/Stack'
import { type FieldValues, type Path, type UseFormReturn, useWatch } from 'react-hook-form'
import { FormField } from '../../../ui/forms/FormField.tsx'
import { inkOn } from '../../help/ink-on.ts'

type Props<F extends FieldValues> = { form: UseFormReturn<F> }

/** The colour of the help center's head, with how words read on it. */
export function ColorField<F extends FieldValues & { color: string }>({ form }: Props<F>) {
  const color = useWatch({ control: form.control, name: 'color' as Path<F> }) as string
  const known = /^#[\da-f]{6}$/i.test(color)
  return (
    <Stack direction="row" sx={{ gap: 3, alignItems: 'flex-start' }}>
      <FormField form={form} name={'color' as Path<F>} label="Colour" sx={{ flex: 1 }} />
      <Box
        aria-hidden
        sx={{
          mt: 6,
          px: 4,
          height: 34,
          display: 'grid',
          placeItems: 'center',
          borderRadius: 1,
          fontWeight: 600,
          fontSize: 13,
          bgcolor: known ? color : 'sunken',
          color: known ? inkOn(color) : 'ink3',
        }}
      >
        How can we help?
      </Box>
    </Stack>
  )
}
