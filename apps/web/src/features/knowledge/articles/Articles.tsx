'use client'

import AddIcon from '@mui/icons-material/AddOutlined'
import Stack from '@mui/material/Stack'
import { useState } from 'react'
import { SearchField } from '../../../ui/forms/SearchField.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { Page } from '../../../ui/lists/Page.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageLink } from '../../../ui/PageLink.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { ImportPanel } from '../imports/ImportPanel.tsx'
import { KnowledgeTabs } from '../KnowledgeTabs.tsx'
import { ArticleList } from './ArticleList.tsx'
import { CollectionFilter } from './CollectionFilter.tsx'
import { type Order, OrderSelect } from './OrderSelect.tsx'
import { StatusFilter, type Wanted } from './StatusFilter.tsx'

const about = 'The assistant answers from published articles, and names the one each sentence rests on.'

export function Articles() {
  const [q, setQ] = useState('')
  const [status, setStatus] = useState<Wanted>('all')
  const [collection, setCollection] = useState('')
  const [sort, setSort] = useState<Order>('changed')
  const [importing, setImporting] = useState(false)
  const mayWrite = usePermission('knowledge:write')
  const write = (
    <PermittedButton
      permission="knowledge:write"
      variant="contained"
      startIcon={<AddIcon />}
      {...(mayWrite ? { component: PageLink, href: '/knowledge/new' } : {})}
    >
      New article
    </PermittedButton>
  )
  return (
    <Page>
      <PageHeader
        title="Knowledge"
        about={about}
        actions={
          <Stack direction="row" sx={{ gap: 2 }}>
            <PermittedButton
              permission="knowledge:write"
              variant="outlined"
              onClick={() => setImporting(true)}
            >
              Import
            </PermittedButton>
            {write}
          </Stack>
        }
      />
      <KnowledgeTabs />
      <Stack direction="row" sx={{ gap: 2, mb: 3, flexWrap: 'wrap', justifyContent: 'space-between' }}>
        <SearchField label="Search articles" value={q} onChange={setQ} />
        <CollectionFilter value={collection} onChange={setCollection} />
        <StatusFilter value={status} onChange={setStatus} />
        <OrderSelect value={sort} onChange={setSort} />
      </Stack>
      <ListCard label="Articles">
        <ArticleList q={q} status={status} collection={collection} sort={sort} write={write} />
      </ListCard>
      {importing && <ImportPanel onClose={() => setImporting(false)} />}
    </Page>
  )
}
