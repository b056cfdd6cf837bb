'use client'

import RunsIcon from '@mui/icons-material/HistoryOutlined'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { Page } from '../../../ui/lists/Page.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { workflowsApi } from '../api.ts'
import { WorkflowTabs } from '../WorkflowTabs.tsx'
import { RunStateChip } from './RunStateChip.tsx'

/** Every run, newest first, each leading to why it did what it did. */
export function Runs() {
  const query = workflowsApi.useListWorkflowRunsInfiniteQuery(undefined, { pollingInterval: 10_000 })
  return (
    <Page>
      <PageHeader title="Workflows" about="What ran, for which conversation, and how it ended." />
      <WorkflowTabs />
      <ListCard label="Runs">
        <PagedList
          query={query}
          name="runs"
          empty={
            <EmptyState icon={<RunsIcon />} title="Nothing has run yet">
              As soon as a workflow that is on answers something, its run appears here.
            </EmptyState>
          }
        >
          {(runs) => (
            <Rows>
              {runs.map((run) => (
                <Row
                  key={run.id}
                  href={`/workflows/runs/${run.id}`}
                  title={run.workflow.name}
                  marks={<RunStateChip state={run.state} />}
                  detail={
                    run.conversation
                      ? `#${run.conversation.number} ${run.conversation.subject}${run.reason ? ` · ${run.reason}` : ''}`
                      : run.reason
                  }
                  trailing={<RelativeTime at={run.startedAt} />}
                />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
    </Page>
  )
}
