'use client'

import WorkflowIcon from '@mui/icons-material/AccountTreeOutlined'
import { useRouter } from 'next/navigation'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { Page } from '../../../ui/lists/Page.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { workflowsApi } from '../api.ts'
import { WorkflowTabs } from '../WorkflowTabs.tsx'
import { ImportButton } from './ImportButton.tsx'
import { WorkflowRow } from './WorkflowRow.tsx'

const first = {
  trigger: { on: 'message_arrived' },
  conditions: { all: [] },
  steps: [{ do: 'add_tags', with: { tags: ['new'] } }],
}

/** Every workflow as a sentence, with its switch. */
export function Workflows() {
  const { data, error, refetch } = workflowsApi.useListWorkflowsQuery()
  const [create, { isLoading }] = workflowsApi.useCreateWorkflowMutation()
  const router = useRouter()
  const { tellProblem } = useToasts()
  const begin = async () => {
    const answer = await create({ body: { name: 'New workflow', definition: first } })
    if (answer.data) router.push(`/workflows/${answer.data.id}`)
    else tellProblem('The workflow was not made.', answer.error)
  }
  const make = (
    <PermittedButton
      permission="workflows:write"
      variant="contained"
      disabled={isLoading}
      onClick={() => void begin()}
    >
      New workflow
    </PermittedButton>
  )
  const actions = (
    <>
      <ImportButton />
      {make}
    </>
  )
  return (
    <Page>
      <PageHeader
        title="Workflows"
        about="What happens by itself, in the order in which it runs. Try a change on the past before you publish it."
        actions={actions}
      />
      <WorkflowTabs />
      <ListCard label="Workflows">
        {data === undefined && error === undefined && <SkeletonRows rows={5} />}
        {data === undefined && error !== undefined && (
          <ErrorState
            error={error}
            what="The workflows could not be loaded."
            onRetry={() => void refetch()}
          />
        )}
        {data?.items.length === 0 && (
          <EmptyState icon={<WorkflowIcon />} title="No workflow yet" action={make}>
            Begin with a template, or write your own: when something happens, if something holds, then do
            something.
          </EmptyState>
        )}
        <Rows>
          {data?.items.map((workflow) => (
            <WorkflowRow key={workflow.id} workflow={workflow} />
          ))}
        </Rows>
      </ListCard>
    </Page>
  )
}
