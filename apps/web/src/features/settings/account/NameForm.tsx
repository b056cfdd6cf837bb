'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import Button from '@mui/material/Button'
import Stack from '@mui/material/Stack'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { FormField } from '../../../ui/forms/FormField.tsx'
import { usePutNameMutation } from './api.ts'

const schema = z.object({
  name: z.string().trim().min(1, 'Enter your name').max(100, 'Use at most 100 characters'),
})

/** Changes how you are called here. */
export function NameForm({ name }: { name: string }) {
  const form = useForm({ resolver: zodResolver(schema), values: { name } })
  const [put, { error, isLoading }] = usePutNameMutation()
  const { tell } = useToasts()
  const submit = form.handleSubmit(async (body) => {
    const { error: refused } = await put({ body })
    if (refused === undefined) tell('Your name is changed.')
  })
  return (
    <Stack
      component="form"
      noValidate
      onSubmit={(event) => void submit(event)}
      sx={{ gap: 4, maxWidth: 380, alignItems: 'flex-start' }}
    >
      <FormField
        form={form}
        name="name"
        label="Your name"
        autoComplete="name"
        helperText="Customers see it below your replies."
        fullWidth
      />
      <FormProblem error={error} />
      <Button type="submit" variant="contained" disabled={isLoading || !form.formState.isDirty}>
        Save the name
      </Button>
    </Stack>
  )
}
