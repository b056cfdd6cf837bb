'use client'

import Box from '@mui/material/Box'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import type { UseFormReturn } from 'react-hook-form'
import { ChoiceField } from '../../../../../ui/forms/ChoiceField.tsx'
import { FormField } from '../../../../../ui/forms/FormField.tsx'
import type { ImapForm } from './imap-form.ts'

const securities = [
  { value: 'tls', label: 'TLS from the start' },
  { value: 'starttls', label: 'STARTTLS' },
]

type Props = { form: UseFormReturn<ImapForm>; name: 'imap' | 'smtp'; title: string }

/** Where one of the two servers is, and how it is spoken to. */
export function ServerFields({ form, name, title }: Props) {
  return (
    <Stack component="fieldset" sx={{ gap: 3, border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Typography component="legend" variant="subtitle2" sx={{ mb: 2 }}>
        {title}
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 96px', gap: 3 }}>
        <FormField form={form} name={`${name}.host`} label="Server" placeholder={`${name}.company.example`} />
        <FormField form={form} name={`${name}.port`} label="Port" inputMode="numeric" />
      </Box>
      <ChoiceField form={form} name={`${name}.security`} label="Encryption" choices={securities} />
      <FormField
        form={form}
        name={`${name}.user`}
        label="User"
        helperText="Left empty, it is the address."
        autoComplete="off"
      />
    </Stack>
  )
}
