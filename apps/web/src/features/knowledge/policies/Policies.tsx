'use client'

import AddIcon from '@mui/icons-material/AddOutlined'
import PolicyIcon from '@mui/icons-material/GavelOutlined'
import Box from '@mui/material/Box'
import { useState } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { SearchField } from '../../../ui/forms/SearchField.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { Page } from '../../../ui/lists/Page.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { StatusChip } from '../../../ui/StatusChip.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { KnowledgeTabs } from '../KnowledgeTabs.tsx'
import { type Policy, useListPoliciesInfiniteQuery } from './api.ts'
import { PolicyPanel } from './PolicyPanel.tsx'

const about = 'What holds whatever an article says. The assistant keeps to it, and quotes it to nobody.'

export function Policies() {
  const [q, setQ] = useState('')
  const query = useListPoliciesInfiniteQuery(q.trim() === '' ? undefined : { query: { q: q.trim() } })
  const [shown, setShown] = useState<Policy | 'new' | null>(null)
  const write = (
    <PermittedButton
      permission="knowledge:publish"
      variant="contained"
      startIcon={<AddIcon />}
      onClick={() => setShown('new')}
    >
      New policy
    </PermittedButton>
  )
  return (
    <Page>
      <PageHeader title="Knowledge" about={about} actions={write} />
      <KnowledgeTabs />
      <Box sx={{ mb: 3 }}>
        <SearchField label="Search policies" value={q} onChange={setQ} />
      </Box>
      <ListCard label="Policies">
        <PagedList query={query} name="policies" empty={emptyFor(q, write)}>
          {(policies) => (
            <Rows>
              {policies.map((policy) => (
                <Row
                  key={policy.id}
                  onOpen={() => setShown(policy)}
                  title={policy.title}
                  marks={!policy.active && <StatusChip status="inactive" />}
                  detail={policy.rule}
                  trailing={<RelativeTime at={policy.updatedAt} />}
                />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
      {shown !== null && (
        <PolicyPanel policy={shown === 'new' ? null : shown} onClose={() => setShown(null)} />
      )}
    </Page>
  )
}

function emptyFor(q: string, write: React.ReactNode) {
  if (q.trim() !== '') return <EmptyState icon={<PolicyIcon />} title="No policy matches" />
  return (
    <EmptyState icon={<PolicyIcon />} title="No policy yet" action={write}>
      Write down what nobody may grant alone, such as “Refunds above 200 € need approval”.
    </EmptyState>
  )
}
