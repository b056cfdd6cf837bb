'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { asProblem } from '../../../../store/problem.ts'
import { FormProblem } from '../../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { FormField } from '../../../../ui/forms/FormField.tsx'
import { RelativeTime } from '../../../../ui/time/RelativeTime.tsx'
import { usePermission } from '../../../shell/usePermission.ts'
import { type Mailbox, mailboxesApi } from '../api.ts'
import { SettingCard } from '../SettingCard.tsx'

const schema = z.object({
  code: z
    .string()
    .trim()
    .regex(/^(?:FD[-\s]?)?[A-Z0-9]{4}[-\s]?[A-Z0-9]{4}$/i, 'It looks like FD-7KQM-X2HP'),
})

/** Takes the code that was mailed to a forwarding address; until then it receives, and nothing leaves from it. */
export function ProofCard({ mailbox }: { mailbox: Mailbox }) {
  const { id, address, codeMailedAt } = mailbox
  const params = { id }
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { code: '' } })
  const [prove, { error }] = mailboxesApi.usePutMailboxProofMutation()
  const [mail, mailing] = mailboxesApi.useCreateMailboxCodeMutation()
  const { tell, tellProblem } = useToasts()
  const locked = !usePermission('mailboxes:write')
  const submit = form.handleSubmit(async (body) => {
    const proven = await prove({ params, body })
    if (proven.error === undefined) return tell(`Confirmed. Replies may leave from ${address} now.`)
    const [wrong] = asProblem(proven.error).fields
    if (wrong) form.setError('code', { message: wrong.message })
  })
  const mailAgain = async () => {
    const mailed = await mail({ params })
    if (mailed.error === undefined) tell(`A new code is on its way to ${address}.`)
    else tellProblem('No new code was mailed.', mailed.error)
  }
  return (
    <Box component="form" noValidate onSubmit={(event) => void submit(event)} sx={{ mb: 5 }}>
      <SettingCard
        title="Confirm that this address is yours"
        about={
          <>
            Mail to {address} arrives here already. To answer from it, enter the code we mailed there
            {codeMailedAt !== null && (
              <>
                {' '}
                (<RelativeTime at={codeMailedAt} />)
              </>
            )}
            . If that mail is forwarded to Frontdesk, the address is confirmed by itself.
          </>
        }
      >
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 3 }}>
          <FormField
            form={form}
            name="code"
            label="Code"
            placeholder="FD-7KQM-X2HP"
            disabled={locked}
            sx={{ flex: '1 1 200px', maxWidth: 280 }}
            slotProps={{ htmlInput: { autoComplete: 'one-time-code', maxLength: 20, spellCheck: false } }}
          />
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, pt: { sm: 6 } }}>
            <Button type="submit" variant="contained" disabled={locked || form.formState.isSubmitting}>
              Confirm
            </Button>
            <Button
              variant="outlined"
              disabled={locked || mailing.isLoading}
              onClick={() => void mailAgain()}
            >
              {codeMailedAt === null ? 'Mail a code' : 'Mail it again'}
            </Button>
          </Box>
        </Box>
        {form.formState.errors.code === undefined && error !== undefined && (
          <Box sx={{ mt: 3 }}>
            <FormProblem error={error} />
          </Box>
        )}
      </SettingCard>
    </Box>
  )
}
