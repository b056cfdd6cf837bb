'use client'

import type { WebhookEventType } from '@frontdesk/core/webhooks/event-types'
import Button from '@mui/material/Button'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '../../../../ui/feedback/ConfirmDialog.tsx'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { type Endpoint, webhooksApi } from '../api.ts'
import { SecretOnce } from '../SecretOnce.tsx'
import { EndpointPanel } from './EndpointPanel.tsx'

type Asked = 'change' | 'secret' | 'remove' | null

/** Test, change, pause, a new secret, and removal. */
export function EndpointActions({ endpoint }: { endpoint: Endpoint }) {
  const { id, state } = endpoint
  const router = useRouter()
  const [asked, setAsked] = useState<Asked>(null)
  const [test, testing] = webhooksApi.useCreateEndpointTestMutation()
  const [put, putting] = webhooksApi.usePutWebhookEndpointMutation()
  const [rotate, rotated] = webhooksApi.useCreateEndpointSecretMutation()
  const [remove, removing] = webhooksApi.useDeleteWebhookEndpointMutation()
  const { tell, tellProblem } = useToasts()
  const close = () => setAsked(null)

  const sendTest = async () => {
    const { error } = await test({ params: { id } })
    if (error === undefined) tell('A trial message is on its way.')
    else tellProblem('The trial message was not sent.', error)
  }
  const turn = async () => {
    const { url, description, eventTypes, format, options } = endpoint
    const to = state === 'active' ? 'paused' : 'active'
    const body = {
      url,
      description,
      format,
      options,
      eventTypes: eventTypes as WebhookEventType[],
      state: to,
    } as const
    const { error } = await put({ params: { id }, body })
    if (error !== undefined) tellProblem('The endpoint was not changed.', error)
  }
  const confirmSecret = async () => {
    const { error } = await rotate({ params: { id } })
    close()
    if (error !== undefined) tellProblem('The secret stays as it is.', error)
  }
  const confirmRemoval = async () => {
    const { error } = await remove({ params: { id } })
    close()
    if (error === undefined) router.push('/settings/webhooks')
    else tellProblem('The endpoint is still there.', error)
  }

  return (
    <>
      <Button variant="contained" disabled={testing.isLoading} onClick={() => void sendTest()}>
        Send a test
      </Button>
      <Button variant="outlined" onClick={() => setAsked('change')}>
        Change
      </Button>
      <Button variant="outlined" disabled={putting.isLoading} onClick={() => void turn()}>
        {state === 'active' ? 'Pause' : 'Switch on'}
      </Button>
      <Button variant="outlined" onClick={() => setAsked('secret')}>
        New secret
      </Button>
      <Button variant="text" color="error" onClick={() => setAsked('remove')}>
        Remove
      </Button>
      {asked === 'change' && <EndpointPanel endpoint={endpoint} onClose={close} />}
      <ConfirmDialog
        open={asked === 'secret'}
        title="Make a new secret?"
        confirm="Make it"
        destructive={false}
        busy={rotated.isLoading}
        onConfirm={() => void confirmSecret()}
        onClose={close}
      >
        For a day both secrets sign each call, so that you can change it on your side without a gap.
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'remove'}
        title="Remove this endpoint?"
        confirm="Remove"
        busy={removing.isLoading}
        onConfirm={() => void confirmRemoval()}
        onClose={close}
      >
        Nothing more is sent there, and its log is deleted.
      </ConfirmDialog>
      {rotated.data && (
        <SecretOnce title="The new secret" secret={rotated.data.secret} onClose={() => rotated.reset()}>
          For a day the secret before signs too.
        </SecretOnce>
      )}
    </>
  )
}
