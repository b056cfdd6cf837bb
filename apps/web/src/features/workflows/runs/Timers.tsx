'use client'

import TimerIcon from '@mui/icons-material/TimerOutlined'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { Page } from '../../../ui/lists/Page.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { workflowsApi } from '../api.ts'
import { WorkflowTabs } from '../WorkflowTabs.tsx'

const kinds = {
  wait: 'goes on after a wait',
  no_reply: 'starts unless somebody replies',
  schedule: 'starts by the clock',
} as const

/** What fires next, the soonest first, and what would end it before. */
export function Timers() {
  const { data, error, refetch } = workflowsApi.useListWorkflowTimersQuery()
  return (
    <Page>
      <PageHeader title="Workflows" about="What workflows will do by the clock, the soonest first." />
      <WorkflowTabs />
      <ListCard label="Next">
        {data === undefined && error === undefined && <SkeletonRows rows={4} />}
        {error !== undefined && (
          <ErrorState error={error} what="The timers could not be loaded." onRetry={() => void refetch()} />
        )}
        {data?.items.length === 0 && (
          <EmptyState icon={<TimerIcon />} title="Nothing is waiting">
            Waits, overdue answers and schedules appear here before they fire.
          </EmptyState>
        )}
        <Rows>
          {data?.items.map((timer) => (
            <Row
              key={timer.id}
              href={
                timer.conversation ? `/inbox/${timer.conversation.number}` : `/workflows/${timer.workflow.id}`
              }
              title={timer.workflow.name}
              detail={[
                timer.conversation && `#${timer.conversation.number}`,
                kinds[timer.kind],
                timer.cancelledBy.length > 0 &&
                  `ended by ${timer.cancelledBy.join(', ').replaceAll('_', ' ')}`,
              ]
                .filter(Boolean)
                .join(' · ')}
              trailing={<RelativeTime at={timer.dueAt} />}
            />
          ))}
        </Rows>
      </ListCard>
    </Page>
  )
}
