'use client'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { usePermission } from '../../../shell/usePermission.ts'
import { mailboxesApi } from '../api.ts'
import { alarmOf } from './alarm-words.ts'

/** Tells those who can do something about it, on every screen but the mailboxes' own, that mail may not be coming. */
export function AlarmBar() {
  const path = usePathname()
  const mayAct = usePermission('mailboxes:write')
  const hidden = !mayAct || path.startsWith('/settings/mailboxes')
  const { data } = mailboxesApi.useListTroubledMailboxesQuery(
    { query: { troubled: 'true', limit: 20 } },
    { skip: hidden },
  )
  const alarm = hidden ? null : alarmOf(data?.items ?? [])
  if (alarm === null) return null
  return (
    <Alert
      severity={alarm.severity}
      role="status"
      sx={{ borderRadius: 0, py: 0, alignItems: 'center' }}
      action={
        <Button component={Link} href={alarm.href} variant="text" color="inherit">
          Look at it
        </Button>
      }
    >
      {alarm.words}
    </Alert>
  )
}
