'use client'
import type { Permission } from '@frontdesk/core/permissions'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { usePathname } from 'next/navigation'
import { PageLink } from '../../../ui/PageLink.tsx'
import { complianceApi } from '../../compliance/api.ts'
import { alarmOf } from '../../settings/mailboxes/alarm/alarm-words.ts'
import { mailboxesApi } from '../../settings/mailboxes/api.ts'
import { webhooksApi } from '../../settings/webhooks/api.ts'
import { usePermission } from '../usePermission.ts'
import { type Alarm, alarmOfCases, alarmOfWebhooks } from './words.ts'

/** Tells those who can do something about it what needs somebody, on every screen but the one where it is done. */
export function AlarmBar() {
  const alarms = [useMailboxAlarm(), useCaseAlarm(), useWebhookAlarm()]
  return alarms.map(
    (alarm) =>
      alarm && (
        <Alert
          key={alarm.href}
          severity={alarm.severity}
          role="status"
          sx={{ borderRadius: 0, py: 0, alignItems: 'center' }}
          action={
            <Button component={PageLink} href={alarm.href} variant="text" color="inherit">
              Look at it
            </Button>
          }
        >
          {alarm.words}
        </Alert>
      ),
  )
}

function useMailboxAlarm(): Alarm | null {
  const hidden = useHidden('/settings/mailboxes', 'mailboxes:write')
  const { data } = mailboxesApi.useListTroubledMailboxesQuery(
    { query: { troubled: 'true', limit: 20 } },
    { skip: hidden },
  )
  return hidden ? null : alarmOf(data?.items ?? [])
}

const lookAgainMs = 60_000

/** Asked again by and by: a deadline passes without anything happening. */
function useCaseAlarm(): Alarm | null {
  const hidden = useHidden('/compliance', 'compliance:read')
  const { data } = complianceApi.useListOpenCasesQuery(
    { query: { state: 'open', limit: 100 } },
    { skip: hidden, pollingInterval: lookAgainMs },
  )
  return hidden ? null : alarmOfCases(data?.items ?? [])
}

function useWebhookAlarm(): Alarm | null {
  const hidden = useHidden('/settings/webhooks', 'webhooks:manage')
  const { data } = webhooksApi.useListWebhookEndpointsQuery(undefined, { skip: hidden })
  return hidden ? null : alarmOfWebhooks(data?.items ?? [])
}

function useHidden(path: string, permission: Permission): boolean {
  const isThere = usePathname().startsWith(path)
  return !usePermission(permission) || isThere
}
