'use client'

import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { ConfirmDialog } from '../../../../ui/feedback/ConfirmDialog.tsx'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { SettingCard } from '../SettingCard.tsx'
import { AlarmPanel } from './AlarmPanel.tsx'
import { alarmApi } from './api.ts'
import { LastResult } from './LastResult.tsx'

/** Where the organization's own systems hear of a mailbox that needs somebody. */
export function AlarmWebhook() {
  const { data } = alarmApi.useGetAlarmWebhookQuery()
  const [test, { isLoading: testing }] = alarmApi.useTestAlarmWebhookMutation()
  const [remove, { isLoading: removing }] = alarmApi.useDeleteAlarmWebhookMutation()
  const [panel, setPanel] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const { tell, tellProblem } = useToasts()
  if (data === undefined) return null
  const send = async () => {
    const { data: result, error } = await test()
    if (error !== undefined) tellProblem('No test was sent.', error)
    else tell(result.works ? 'The test has arrived.' : `The test failed: ${result.text}.`)
  }
  const drop = async () => {
    const { error } = await remove()
    setLeaving(false)
    if (error !== undefined) tellProblem('The webhook was not removed.', error)
  }
  return (
    <Box sx={{ mt: 6 }}>
      <SettingCard
        title="Alarms"
        about="When access is lost, mail stops coming or a secret is about to expire, every admin gets a mail. A webhook tells your own systems as well."
        {...(data.url === null && {
          action: (
            <Button variant="outlined" onClick={() => setPanel(true)}>
              Add a webhook
            </Button>
          ),
        })}
        {...(data.url !== null && {
          foot: (
            <>
              <Button variant="text" onClick={() => setLeaving(true)} sx={{ mr: 'auto', ml: -2 }}>
                Remove
              </Button>
              <Button variant="outlined" onClick={() => setPanel(true)}>
                Change
              </Button>
              <Button variant="outlined" disabled={testing} onClick={() => void send()}>
                {testing ? 'Sending…' : 'Send a test'}
              </Button>
            </>
          ),
        })}
      >
        {data.url === null ? (
          <Typography sx={{ color: 'ink3' }}>No webhook yet.</Typography>
        ) : (
          <>
            <Box sx={{ fontFamily: 'monospace', fontSize: 13, overflowWrap: 'anywhere', mb: 3 }}>
              {data.url}
            </Box>
            <LastResult result={data.lastResult} />
          </>
        )}
      </SettingCard>
      {panel && <AlarmPanel url={data.url} onClose={() => setPanel(false)} />}
      <ConfirmDialog
        open={leaving}
        title="Remove the webhook?"
        confirm="Remove"
        busy={removing}
        onConfirm={() => void drop()}
        onClose={() => setLeaving(false)}
      >
        Alarms are posted nowhere then, and the secret is forgotten. Admins still get their mails.
      </ConfirmDialog>
    </Box>
  )
}
