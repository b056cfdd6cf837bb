'use client'

import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { ConfirmDialog } from '../../../../ui/feedback/ConfirmDialog.tsx'
import { EmptyState } from '../../../../ui/feedback/EmptyState.tsx'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { CopyField } from '../../../../ui/forms/CopyField.tsx'
import { SidePanel } from '../../../../ui/forms/SidePanel.tsx'
import { PagedList } from '../../../../ui/lists/PagedList.tsx'
import { RelativeTime } from '../../../../ui/time/RelativeTime.tsx'
import { type Hook, type HookCall, webhooksApi } from '../api.ts'
import { SecretOnce } from '../SecretOnce.tsx'
import { HookPanel } from './HookPanel.tsx'

/** One incoming webhook: its address, what can be done about it, and what came in. */
export function HookDetail({ hook, onClose }: { hook: Hook; onClose: () => void }) {
  const { id, name, url } = hook
  const [asked, setAsked] = useState<'change' | 'secret' | 'remove' | null>(null)
  const [rotate, rotated] = webhooksApi.useCreateIncomingSecretMutation()
  const [remove, removing] = webhooksApi.useDeleteIncomingWebhookMutation()
  const { tellProblem } = useToasts()
  const close = () => setAsked(null)
  const confirmSecret = async () => {
    const { error } = await rotate({ params: { id } })
    close()
    if (error !== undefined) tellProblem('The secret stays as it is.', error)
  }
  const confirmRemoval = async () => {
    const { error } = await remove({ params: { id } })
    close()
    if (error === undefined) onClose()
    else tellProblem('The incoming webhook is still there.', error)
  }
  if (asked === 'change') return <HookPanel hook={hook} onClose={close} />
  if (rotated.data)
    return (
      <SecretOnce title="The new secret" secret={rotated.data.secret} onClose={() => rotated.reset()}>
        The secret before counts no more.
      </SecretOnce>
    )
  return (
    <SidePanel open title={name} onClose={onClose}>
      <CopyField label="Address" value={url} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        <Button variant="outlined" onClick={() => setAsked('change')}>
          Change
        </Button>
        <Button variant="outlined" onClick={() => setAsked('secret')}>
          New secret
        </Button>
        <Button variant="text" color="error" onClick={() => setAsked('remove')}>
          Remove
        </Button>
      </Box>
      <Typography variant="h3">What came in</Typography>
      <Calls id={id} />
      <ConfirmDialog
        open={asked === 'secret'}
        title="Make a new secret?"
        confirm="Make it"
        busy={rotated.isLoading}
        onConfirm={() => void confirmSecret()}
        onClose={close}
      >
        Calls signed with the present one are refused from then on.
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'remove'}
        title={`Remove “${name}”?`}
        confirm="Remove"
        busy={removing.isLoading}
        onConfirm={() => void confirmRemoval()}
        onClose={close}
      >
        Its address is closed, and what came in by it is deleted.
      </ConfirmDialog>
    </SidePanel>
  )
}

function Calls({ id }: { id: string }) {
  const query = webhooksApi.useListIncomingCallsInfiniteQuery({ params: { id } })
  return (
    <PagedList
      query={query}
      name="calls"
      empty={<EmptyState title="Nothing yet">Signed calls appear here with what they meant.</EmptyState>}
    >
      {(calls) => (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 3 }}>
          {calls.map((call) => (
            <Call key={call.id} call={call} />
          ))}
        </Box>
      )}
    </PagedList>
  )
}

const words: Record<HookCall['outcome'], string> = {
  found: 'Tied to a conversation',
  opened: 'Began a conversation',
  unmatched: 'Tied to no conversation',
}

function Call({ call: { outcome, reason, at, body } }: { call: HookCall }) {
  return (
    <Box component="li">
      <Box sx={{ fontWeight: 500 }}>{words[outcome]}</Box>
      <Box sx={{ fontSize: 12, color: 'ink3' }}>
        <RelativeTime at={at} /> {reason}
      </Box>
      {body !== null && (
        <Box component="details" sx={{ fontSize: 12 }}>
          <summary>What was posted</summary>
          <Box component="pre" tabIndex={0} sx={{ m: 0, overflow: 'auto', maxHeight: 240 }}>
            {JSON.stringify(body, null, 2)}
          </Box>
        </Box>
      )}
    </Box>
  )
}
