'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import Alert from '@mui/material/Alert'
import Typography from '@mui/material/Typography'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../../../ui/feedback/FormProblem.tsx'
import { CopyField } from '../../../../ui/forms/CopyField.tsx'
import { FormField } from '../../../../ui/forms/FormField.tsx'
import { SidePanel } from '../../../../ui/forms/SidePanel.tsx'
import { alarmApi } from './api.ts'

const schema = z.object({
  url: z.url({ protocol: /^https$/, error: 'Enter an address that begins with https://' }).max(2_000),
})

/** Sets the address, then shows the secret its alarms are signed with for the only time. */
export function AlarmPanel({ url, onClose }: { url: string | null; onClose: () => void }) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { url: url ?? '' } })
  const [put, { data: made, error, isLoading }] = alarmApi.usePutAlarmWebhookMutation()
  const submit = form.handleSubmit(async (body) => {
    await put({ body })
  })
  if (made)
    return (
      <SidePanel open title="The webhook is set" onClose={onClose}>
        <Alert severity="warning">Copy the secret now. It is not shown again.</Alert>
        <CopyField label="Secret" value={made.secret} />
        <Typography sx={{ color: 'ink2' }}>
          Each alarm is a POST with the headers webhook-id, webhook-timestamp and webhook-signature, as
          Standard Webhooks describe them. Check the signature with this secret, and answer with 2xx.
        </Typography>
      </SidePanel>
    )
  return (
    <SidePanel
      open
      title={url === null ? 'Add a webhook' : 'Change the webhook'}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit={url === null ? 'Add' : 'Change'}
      busy={isLoading}
      problem={<FormProblem error={error} />}
    >
      <FormField
        form={form}
        name="url"
        label="Address"
        placeholder="https://alerts.company.example/frontdesk"
        helperText="It has to be on the public internet."
        autoFocus
      />
      {url !== null && (
        <Alert severity="info">A change makes a new secret; the present one is worth nothing then.</Alert>
      )}
    </SidePanel>
  )
}
