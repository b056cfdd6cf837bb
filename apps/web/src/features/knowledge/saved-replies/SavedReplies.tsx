'use client'

import AddIcon from '@mui/icons-material/AddOutlined'
import ReplyIcon from '@mui/icons-material/QuickreplyOutlined'
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
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { KnowledgeTabs } from '../KnowledgeTabs.tsx'
import { languageName } from '../languages.ts'
import { Acceptance } from './Acceptance.tsx'
import { acceptedWords } from './accepted.ts'
import { type SavedReply, useListSavedRepliesInfiniteQuery } from './api.ts'
import { ReplyPanel } from './ReplyPanel.tsx'

export function SavedReplies() {
  const [q, setQ] = useState('')
  const query = useListSavedRepliesInfiniteQuery(q.trim() === '' ? undefined : { query: { q: q.trim() } })
  const [shown, setShown] = useState<SavedReply | 'new' | null>(null)
  const write = (
    <PermittedButton
      permission="knowledge:write"
      variant="contained"
      startIcon={<AddIcon />}
      onClick={() => setShown('new')}
    >
      New saved reply
    </PermittedButton>
  )
  return (
    <Page>
      <PageHeader title="Knowledge" about="Type / in a reply to put one of these in." actions={write} />
      <KnowledgeTabs />
      <Box sx={{ mb: 3 }}>
        <SearchField label="Search saved replies" value={q} onChange={setQ} />
      </Box>
      <Acceptance />
      <ListCard label="Saved replies">
        <PagedList query={query} name="saved replies" empty={emptyFor(q, write)}>
          {(replies) => (
            <Rows>
              {replies.map((reply) => (
                <Row
                  key={reply.id}
                  onOpen={() => setShown(reply)}
                  title={reply.title}
                  detail={[acceptedWords(reply.recommended), reply.body]
                    .filter((part) => part !== '')
                    .join(' · ')}
                  trailing={languageName(reply.language)}
                />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
      {shown !== null && <ReplyPanel reply={shown === 'new' ? null : shown} onClose={() => setShown(null)} />}
    </Page>
  )
}

function emptyFor(q: string, write: React.ReactNode) {
  if (q.trim() !== '') return <EmptyState icon={<ReplyIcon />} title="No saved reply matches" />
  return (
    <EmptyState icon={<ReplyIcon />} title="No saved reply yet" action={write}>
      Keep the sentences you write every day. The assistant draws on them too.
    </EmptyState>
  )
}
