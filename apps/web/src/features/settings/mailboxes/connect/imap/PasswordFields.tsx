'use client'

import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import type { UseFormReturn } from 'react-hook-form'
import { PasswordField } from '../../../../../ui/forms/PasswordField.tsx'
import type { ImapForm } from './imap-form.ts'
import { ServerFields } from './ServerFields.tsx'
import type { Attempt } from './useAttempt.ts'

type Props = { form: UseFormReturn<ImapForm>; attempt: Attempt; busy: boolean }

/** The password, the servers when they are not to be looked for, and a test of both. */
export function PasswordFields({ form, attempt, busy }: Props) {
  return (
    <>
      <PasswordField
        form={form}
        name="password"
        label="Password"
        autoComplete="off"
        helperText="Providers with two-step sign-in give out app passwords for this."
      />
      {attempt.open ? (
        <>
          <ServerFields form={form} name="imap" title="Incoming mail (IMAP)" />
          <ServerFields form={form} name="smtp" title="Outgoing mail (SMTP)" />
        </>
      ) : (
        <Button variant="text" onClick={() => attempt.setOpen(true)} sx={{ alignSelf: 'flex-start', ml: -2 }}>
          Enter the servers myself
        </Button>
      )}
      <Button
        variant="outlined"
        disabled={busy}
        onClick={(event) => void form.handleSubmit(attempt.run)(event)}
        sx={{ alignSelf: 'flex-start' }}
      >
        {attempt.busy ? 'Trying…' : 'Test'}
      </Button>
      {attempt.found && !busy && <Findings incoming={attempt.found.imap} outgoing={attempt.found.smtp} />}
    </>
  )
}

type Finding = { works: boolean; message: string }

/** What was found on both ways; said once where it is the same. */
function Findings({ incoming, outgoing }: { incoming: Finding; outgoing: Finding }) {
  const all = incoming.message === outgoing.message ? [incoming] : [incoming, outgoing]
  return all.map(({ works, message }) => (
    <Alert key={message} severity={works ? 'success' : 'error'} role="status">
      {message}
    </Alert>
  ))
}
