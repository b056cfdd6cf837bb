'use client'

import ChatIcon from '@mui/icons-material/ChatBubbleOutlineOutlined'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { Permitted } from '../../shell/Permitted.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { chatApi, type Widget } from './api.ts'
import { WidgetDetail } from './WidgetDetail.tsx'
import { WidgetPanel } from './WidgetPanel.tsx'

/** The chat on the organization's own sites. */
export function Chat() {
  const [adding, setAdding] = useState(false)
  const may = usePermission('chat:manage')
  return (
    <>
      <PageHeader
        title="Chat"
        about="A button on your site behind which visitors write. What they write is a conversation like any other; your answers appear in their browser at once."
        actions={
          may && (
            <Button variant="contained" onClick={() => setAdding(true)}>
              Add a chat
            </Button>
          )
        }
      />
      <Permitted permission="chat:manage">
        <Widgets />
        {adding && <WidgetPanel onClose={() => setAdding(false)} />}
      </Permitted>
    </>
  )
}

function Widgets() {
  const [open, setOpen] = useState<string | null>(null)
  const { data, error, refetch } = chatApi.useListChatWidgetsQuery()
  const opened = data?.items.find(({ id }) => id === open)
  return (
    <>
      <ListCard label="Chats">
        {data ? (
          <List items={data.items} onOpen={setOpen} />
        ) : error === undefined ? (
          <SkeletonRows rows={2} />
        ) : (
          <ErrorState error={error} what="The chats could not be loaded" onRetry={() => void refetch()} />
        )}
      </ListCard>
      {opened && <WidgetDetail widget={opened} onClose={() => setOpen(null)} />}
    </>
  )
}

function List({ items, onOpen }: { items: Widget[]; onOpen: (id: string) => void }) {
  if (items.length === 0)
    return (
      <EmptyState icon={<ChatIcon />} title="No chat yet">
        Add one, copy two lines into your site, and visitors can write to you.
      </EmptyState>
    )
  return (
    <Rows>
      {items.map((widget) => (
        <Row
          key={widget.id}
          onOpen={() => onOpen(widget.id)}
          title={widget.name}
          marks={<Mark widget={widget} />}
          detail={widget.origins.map((origin) => origin.replace(/^https?:\/\//, '')).join(', ')}
        />
      ))}
    </Rows>
  )
}

function Mark({ widget: { enabled, origins } }: { widget: Widget }) {
  if (!enabled) return <ToneChip tone="neutral" label="Off" />
  if (origins.length === 0) return <ToneChip tone="warn" label="No site yet" />
  return <ToneChip tone="calm" label="Active" />
}
