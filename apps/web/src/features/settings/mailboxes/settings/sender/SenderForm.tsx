'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import Box from '@mui/material/Box'
import Stack from '@mui/material/Stack'
import { useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../../../ui/feedback/useToasts.tsx'
import { FormField } from '../../../../../ui/forms/FormField.tsx'
import { useLeaveWarning } from '../../../../../ui/forms/useLeaveWarning.ts'
import { usePermission } from '../../../../shell/usePermission.ts'
import { type Mailbox, mailboxesApi } from '../../api.ts'
import { SaveFoot } from '../../SaveFoot.tsx'
import { SettingCard } from '../../SettingCard.tsx'
import type { MailboxAddress } from '../api.ts'
import { LetterPreview } from './LetterPreview.tsx'

const schema = z.object({
  name: z.string().trim().min(1, 'Give it a name').max(100, 'Use at most 100 characters'),
  fromName: z.string().trim().min(1, 'Say who replies come from').max(100, 'Use at most 100 characters'),
  signature: z.string().max(5_000, 'Use at most 5,000 characters'),
})

type Props = { mailbox: Mailbox; addresses: MailboxAddress[] }

/** Who replies come from and what stands below them, beside the letter a customer will see. */
export function SenderForm({ mailbox, addresses }: Props) {
  const { name, fromName, signature } = mailbox
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name, fromName, signature } })
  const { isDirty, isSubmitting } = form.formState
  const [put, { error }] = mailboxesApi.usePutMailboxMutation()
  const { tell } = useToasts()
  const locked = !usePermission('mailboxes:write')
  useLeaveWarning(isDirty)
  useEffect(() => {
    // What somebody else saves meanwhile shows, but never takes away what is being typed.
    form.reset({ name, fromName, signature }, { keepDirtyValues: true })
  }, [form, name, fromName, signature])
  const save = form.handleSubmit(async (body) => {
    const saved = await put({ params: { id: mailbox.id }, body })
    if (saved.error !== undefined) return
    form.reset(body)
    tell('Saved. The next reply leaves like this.')
  })
  const usual = addresses.find(({ isDefault }) => isDefault)
  const typed = form.watch()
  return (
    <Box component="form" noValidate onSubmit={(event) => void save(event)}>
      <SettingCard
        title="Sender and signature"
        about="How replies from this mailbox present themselves."
        foot={
          isDirty && !locked ? <SaveFoot busy={isSubmitting} onDiscard={() => form.reset()} /> : undefined
        }
      >
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 1fr) minmax(0, 1fr)' },
            gap: 5,
          }}
        >
          <Stack sx={{ gap: 4 }}>
            <FormField
              form={form}
              name="fromName"
              label="Sender name"
              helperText="What customers see beside the address."
              disabled={locked}
            />
            <FormField
              form={form}
              name="signature"
              label="Signature"
              multiline
              minRows={5}
              maxRows={14}
              disabled={locked}
            />
            <FormField
              form={form}
              name="name"
              label="Name of the mailbox"
              helperText="Only you and your colleagues see it."
              disabled={locked}
            />
            <FormProblem error={error} />
          </Stack>
          <LetterPreview
            fromName={usual?.fromName || typed.fromName}
            address={usual?.address ?? mailbox.address}
            signature={typed.signature}
          />
        </Box>
      </SettingCard>
    </Box>
  )
}
