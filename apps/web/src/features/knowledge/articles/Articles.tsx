'use client'

import AddIcon from '@mui/icons-material/AddOutlined'
import Stack from '@mui/material/Stack'
import Link from 'next/link'
import { useState } from 'react'
import { SearchField } from '../../../ui/forms/SearchField.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { Page } from '../../../ui/lists/Page.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { KnowledgeTabs } from '../KnowledgeTabs.tsx'
import { ArticleList } from './ArticleList.tsx'
import { StatusFilter, type Wanted } from './StatusFilter.tsx'

const about = 'The assistant answers from published articles, and names the one each sentence rests on.'

export function Articles() {
  const [q, setQ] = useState('')
  const [status, setStatus] = useState<Wanted>('all')
  const mayWrite = usePermission('knowledge:write')
  const write = (
    <PermittedButton
      permission="knowledge:write"
      variant="contained"
      startIcon={<AddIcon />}
      {...(mayWrite ? { component: Link, href: '/knowledge/new' } : {})}
    >
      New article
    </PermittedButton>
  )
  return (
    <Page>
      <PageHeader title="Knowledge" about={about} actions={write} />
      <KnowledgeTabs />
      <Stack direction="row" sx={{ gap: 2, mb: 3, flexWrap: 'wrap', justifyContent: 'space-between' }}>
        <SearchField label="Search articles" value={q} onChange={setQ} />
        <StatusFilter value={status} onChange={setStatus} />
      </Stack>
      <ListCard label="Articles">
        <ArticleList q={q} status={status} write={write} />
      </ListCard>
    </Page>
  )
}
