'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useController, useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { FormField } from '../../../ui/forms/FormField.tsx'
import { type CsatSettings, csatApi } from './api.ts'

const number = (least: number, most: number) =>
  z.coerce
    .number<number>(`From ${least} to ${most}`)
    .int()
    .min(least, `At least ${least}`)
    .max(most, `At most ${most}`)

const schema = z.object({
  enabled: z.boolean(),
  samplePercent: number(1, 100),
  cooldownDays: number(0, 365),
  delayMinutes: number(0, 10_080),
  validDays: number(1, 90),
  question: z.string().trim().max(500),
})

const numbers = [
  { name: 'samplePercent', label: 'Share of resolved conversations, in per cent' },
  { name: 'cooldownDays', label: 'Days before the same customer is asked again' },
  { name: 'delayMinutes', label: 'Minutes between the resolve and the mail' },
  { name: 'validDays', label: 'Days the links work' },
] as const

export function CsatForm({ settings }: { settings: CsatSettings }) {
  const form = useForm<CsatSettings>({ resolver: zodResolver(schema), defaultValues: settings })
  const [put, { error, isLoading }] = csatApi.usePutCsatSettingsMutation()
  const { tell } = useToasts()
  const enabled = useController({ control: form.control, name: 'enabled' })
  const submit = form.handleSubmit(async (body) => {
    const answer = await put({ body })
    if (answer.error === undefined) tell('Saved.')
  })
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => void submit(event)}
      sx={{ display: 'grid', gap: 4, maxWidth: 480, justifyItems: 'start' }}
    >
      <FormControlLabel
        control={<Switch checked={enabled.field.value} onChange={enabled.field.onChange} />}
        label="Ask customers how it went"
      />
      {numbers.map(({ name, label }) => (
        <FormField key={name} form={form} name={name} label={label} type="number" />
      ))}
      <FormField
        form={form}
        name="question"
        label="Question"
        multiline
        minRows={2}
        helperText="Leave it empty for ours, in the customer's language."
      />
      <FormProblem error={error} />
      <Button type="submit" variant="contained" disabled={isLoading}>
        Save
      </Button>
    </Box>
  )
}
