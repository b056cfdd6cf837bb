'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import FormControlLabel from '@mui/material/FormControlLabel'
import Link from '@mui/material/Link'
import Stack from '@mui/material/Stack'
import Switch from '@mui/material/Switch'
import { useController, useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { ChoiceField } from '../../../ui/forms/ChoiceField.tsx'
import { CopyField } from '../../../ui/forms/CopyField.tsx'
import { FormField } from '../../../ui/forms/FormField.tsx'
import { mailboxesApi } from '../mailboxes/api.ts'
import { type HelpCenterView, helpCenterApi } from './api.ts'
import { ColorField } from './ColorField.tsx'

const schema = z.object({
  enabled: z.boolean(),
  title: z.string().trim().max(80, 'At most 80 letters'),
  color: z
    .string()
    .trim()
    .regex(/^#[\da-f]{6}$/i, 'Six digits behind a #, such as #0f6b5c'),
  formEnabled: z.boolean(),
  mailbox: z.string(),
})
type Fields = z.infer<typeof schema>

export function HelpCenterForm({ settings }: { settings: HelpCenterView }) {
  const { mailboxId, slug, ...rest } = settings
  const defaultValues = { ...rest, mailbox: mailboxId ?? '' }
  const form = useForm<Fields>({ resolver: zodResolver(schema), defaultValues })
  const [put, { error, isLoading }] = helpCenterApi.usePutHelpCenterMutation()
  const { data } = mailboxesApi.useListMailboxesInfiniteQuery()
  const mailboxes = (data?.pages ?? []).flatMap(({ items }) => items)
  const { tell } = useToasts()
  const enabled = useController({ control: form.control, name: 'enabled' })
  const formEnabled = useController({ control: form.control, name: 'formEnabled' })
  const submit = form.handleSubmit(async ({ mailbox, ...fields }) => {
    const answer = await put({ body: { ...fields, mailboxId: mailbox === '' ? null : mailbox } })
    if (answer.error === undefined) tell('Saved.')
  })
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => void submit(event)}
      sx={{ display: 'grid', gap: 4, maxWidth: 480 }}
    >
      <FormControlLabel
        control={<Switch checked={enabled.field.value} onChange={enabled.field.onChange} />}
        label="Publish a help center"
      />
      {settings.enabled && <Address slug={slug} />}
      <FormField
        form={form}
        name="title"
        label="Title"
        helperText="Leave it empty for your organization's name."
      />
      <ColorField form={form} />
      <FormControlLabel
        control={<Switch checked={formEnabled.field.value} onChange={formEnabled.field.onChange} />}
        label="Let visitors write a message"
      />
      <ChoiceField
        form={form}
        name="mailbox"
        label="Messages arrive in"
        choices={[
          { value: '', label: 'The first mailbox' },
          ...mailboxes.map(({ id, name, address }) => ({ value: id, label: `${name} · ${address}` })),
        ]}
      />
      <FormProblem error={error} />
      <Button type="submit" variant="contained" disabled={isLoading} sx={{ justifySelf: 'start' }}>
        Save
      </Button>
    </Box>
  )
}

function Address({ slug }: { slug: string }) {
  const path = `/help/${slug}`
  return (
    <Stack sx={{ gap: 2 }}>
      <CopyField label="Address" value={new URL(path, window.location.href).href} />
      <Link href={path} target="_blank" rel="noopener" sx={{ fontSize: 13, justifySelf: 'start' }}>
        Open the help center
      </Link>
    </Stack>
  )
}
