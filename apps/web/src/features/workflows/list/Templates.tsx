'use client'

import Box from '@mui/material/Box'
import { useRouter } from 'next/navigation'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { Page } from '../../../ui/lists/Page.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { workflowsApi } from '../api.ts'
import { WorkflowTabs } from '../WorkflowTabs.tsx'

/** Workflows to begin with, each installed by one click. */
export function Templates() {
  const { data, error, refetch } = workflowsApi.useListWorkflowTemplatesQuery()
  const groups = Map.groupBy(data?.items ?? [], ({ group }) => group)
  return (
    <Page>
      <PageHeader
        title="Workflows"
        about="Workflows to begin with. What you install is a draft that is off until you publish it."
      />
      <WorkflowTabs />
      {data === undefined && error === undefined && <SkeletonRows rows={6} />}
      {error !== undefined && (
        <ErrorState error={error} what="The templates could not be loaded." onRetry={() => void refetch()} />
      )}
      {[...groups].map(([group, templates]) => (
        <Box key={group} sx={{ mb: 6 }}>
          <Box component="h2" sx={{ fontSize: 13, fontWeight: 600, color: 'ink2', m: 0, mb: 2 }}>
            {group}
          </Box>
          <ListCard label={group}>
            <Rows>
              {templates.map((template) => (
                <Row
                  key={template.key}
                  title={template.name}
                  marks={template.installed && <ToneChip label="Installed" tone="calm" />}
                  detail={<Box sx={{ whiteSpace: 'normal' }}>{template.sentence}</Box>}
                  actions={<Install templateKey={template.key} name={template.name} />}
                />
              ))}
            </Rows>
          </ListCard>
        </Box>
      ))}
    </Page>
  )
}

function Install({ templateKey, name }: { templateKey: string; name: string }) {
  const [install, { isLoading }] = workflowsApi.useInstallWorkflowMutation()
  const router = useRouter()
  const { tellProblem } = useToasts()
  const begin = async () => {
    const answer = await install({ body: { key: templateKey } })
    if (answer.data) router.push(`/workflows/${answer.data.id}`)
    else tellProblem(`“${name}” was not installed.`, answer.error)
  }
  return (
    <PermittedButton
      permission="workflows:write"
      variant="outlined"
      disabled={isLoading}
      aria-label={`Install ${name}`}
      onClick={() => void begin()}
    >
      Install
    </PermittedButton>
  )
}
