'use client'

import CalendarIcon from '@mui/icons-material/CalendarMonthOutlined'
import TimerIcon from '@mui/icons-material/TimerOutlined'
import Box from '@mui/material/Box'
import { useState } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { type BusinessCalendar, type SlaPolicy, slaSettingsApi, whole } from './api.ts'
import { CalendarPanel } from './calendars/CalendarPanel.tsx'
import { PolicyPanel } from './policies/PolicyPanel.tsx'
import { PolicyRow } from './policies/PolicyRow.tsx'

type Shown = { policy: SlaPolicy | null } | { calendar: BusinessCalendar | null }

/** What is promised to customers, and in which hours time counts. */
export function Sla() {
  const [shown, setShown] = useState<Shown | null>(null)
  const close = () => setShown(null)
  return (
    <>
      <PageHeader
        title="SLA"
        about="What is promised to customers. The first active policy that fits a conversation applies."
        actions={
          <>
            <PermittedButton
              permission="sla:write"
              variant="outlined"
              onClick={() => setShown({ calendar: null })}
            >
              New calendar
            </PermittedButton>
            <PermittedButton
              permission="sla:write"
              variant="contained"
              onClick={() => setShown({ policy: null })}
            >
              New policy
            </PermittedButton>
          </>
        }
      />
      <Box sx={{ display: 'grid', gap: 6 }}>
        <ListCard label="SLA policies">
          <Policies onOpen={(policy) => setShown({ policy })} />
        </ListCard>
        <ListCard label="Calendars">
          <Calendars onOpen={(calendar) => setShown({ calendar })} />
        </ListCard>
      </Box>
      {shown && 'policy' in shown && <PolicyPanel policy={shown.policy} onClose={close} />}
      {shown && 'calendar' in shown && <CalendarPanel calendar={shown.calendar} onClose={close} />}
    </>
  )
}

function Policies({ onOpen }: { onOpen: (policy: SlaPolicy) => void }) {
  const { data, error, refetch } = slaSettingsApi.useListSlaPoliciesQuery(whole)
  const [order] = slaSettingsApi.usePutSlaPolicyOrderMutation()
  const may = usePermission('sla:write')
  const { tellProblem } = useToasts()
  if (error)
    return <ErrorState error={error} what="The policies did not load" onRetry={() => void refetch()} />
  if (data === undefined) return <SkeletonRows rows={3} />
  const policies = data.items
  if (policies.length === 0) {
    return (
      <EmptyState icon={<TimerIcon />} title="No policy yet">
        Say how soon customers are to be answered, and conversations show what is due first.
      </EmptyState>
    )
  }
  const move = async (from: number, to: number) => {
    const ids = policies.map(({ id }) => id)
    const [moved = ''] = ids.splice(from, 1)
    ids.splice(to, 0, moved)
    const { error: failed } = await order({ body: { ids } })
    if (failed !== undefined) tellProblem('The order is as it was.', failed)
  }
  return (
    <Rows>
      {policies.map((policy, index) => (
        <PolicyRow
          key={policy.id}
          policy={policy}
          may={may}
          onOpen={() => onOpen(policy)}
          onUp={index > 0 ? () => void move(index, index - 1) : undefined}
          onDown={index < policies.length - 1 ? () => void move(index, index + 1) : undefined}
        />
      ))}
    </Rows>
  )
}

function Calendars({ onOpen }: { onOpen: (calendar: BusinessCalendar) => void }) {
  const { data, error, refetch } = slaSettingsApi.useListCalendarsQuery(whole)
  if (error)
    return <ErrorState error={error} what="The calendars did not load" onRetry={() => void refetch()} />
  if (data === undefined) return <SkeletonRows rows={2} />
  const icon = <CalendarIcon aria-hidden sx={{ fontSize: 20, color: 'ink3' }} />
  return (
    <Rows>
      <Row
        href="/settings/sending"
        leading={icon}
        title="Business hours"
        detail="The hours of the organization, for policies that name no calendar"
      />
      {data.items.map((calendar) => (
        <Row
          key={calendar.id}
          onOpen={() => onOpen(calendar)}
          leading={icon}
          title={calendar.name}
          detail={`${calendar.timeZone}${holidayWords(calendar.holidays.length)}`}
        />
      ))}
    </Rows>
  )
}

function holidayWords(count: number): string {
  if (count === 0) return ''
  return count === 1 ? ', 1 holiday' : `, ${count} holidays`
}
