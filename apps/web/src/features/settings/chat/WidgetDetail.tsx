'use client'

import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { CopyField } from '../../../ui/forms/CopyField.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { SecretOnce } from '../webhooks/SecretOnce.tsx'
import { chatApi, type Widget } from './api.ts'
import { WidgetPanel } from './WidgetPanel.tsx'
import { snippetOf } from './widget-form.ts'

/** One chat: the lines for the site, and what can be done about it. */
export function WidgetDetail({ widget, onClose }: { widget: Widget; onClose: () => void }) {
  const { id, name, key } = widget
  const [asked, setAsked] = useState<'change' | 'secret' | 'remove' | null>(null)
  const [rotate, rotated] = chatApi.useCreateChatWidgetSecretMutation()
  const [remove, removing] = chatApi.useDeleteChatWidgetMutation()
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
    else tellProblem('The chat is still there.', error)
  }
  if (asked === 'change') return <WidgetPanel widget={widget} onClose={close} />
  if (rotated.data)
    return (
      <SecretOnce title="The new secret" secret={rotated.data.secret} onClose={() => rotated.reset()}>
        The secret before counts no more.
      </SecretOnce>
    )
  return (
    <SidePanel open title={name} onClose={onClose}>
      <CopyField label="For your site" value={snippetOf(window.location.origin, widget)} />
      <Link href={`/widget/${key}`} target="_blank" rel="noopener" sx={{ fontSize: 13 }}>
        Try the chat
      </Link>
      <KnownUsers />
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
      <ConfirmDialog
        open={asked === 'secret'}
        title="Make a new secret?"
        confirm="Make it"
        busy={rotated.isLoading}
        onConfirm={() => void confirmSecret()}
        onClose={close}
      >
        Users your site names with the present one are refused from then on.
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'remove'}
        title={`Remove “${name}”?`}
        confirm="Remove"
        busy={removing.isLoading}
        onConfirm={() => void confirmRemoval()}
        onClose={close}
      >
        It disappears from your sites, and visitors no longer see what was said. The conversations stay here.
      </ConfirmDialog>
    </SidePanel>
  )
}

function KnownUsers() {
  return (
    <Box>
      <Typography variant="h3">Users you know</Typography>
      <Typography sx={{ color: 'ink2', fontSize: 13, mt: 1 }}>
        Where somebody is signed in to your site, name them and they find their chat in every browser. The
        hash shows that it was you; make it on your server, never in the page.
      </Typography>
      <Box
        component="pre"
        tabIndex={0}
        sx={{ fontSize: 12, bgcolor: 'sunken', borderRadius: 1, p: 3, mt: 2, mb: 0, overflowX: 'auto' }}
      >
        {'data-user="4711"\ndata-hash="hex of HMAC-SHA-256(secret, 4711)"\ndata-name="Ada Keller"'}
      </Box>
    </Box>
  )
}
