'use client'

import CallIcon from '@mui/icons-material/CallReceivedOutlined'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { EmptyState } from '../../../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../../ui/lists/ListCard.tsx'
import { Row } from '../../../../ui/lists/Row.tsx'
import { Rows } from '../../../../ui/lists/Rows.tsx'
import { ToneChip } from '../../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../../ui/time/RelativeTime.tsx'
import { type Hook, webhooksApi } from '../api.ts'
import { PartHeading } from '../PartHeading.tsx'
import { HookDetail } from './HookDetail.tsx'
import { HookPanel } from './HookPanel.tsx'

/** The addresses other systems may call. */
export function IncomingWebhooks() {
  const [adding, setAdding] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const { data, error, refetch } = webhooksApi.useListIncomingWebhooksQuery()
  const opened = data?.items.find(({ id }) => id === open)
  return (
    <section>
      <PartHeading
        title="Incoming"
        about="Another system posts JSON to an address of its own. It is taken once, tied to a conversation, and starts the workflows that wait for it."
        action={
          <Button variant="contained" onClick={() => setAdding(true)}>
            Add incoming webhook
          </Button>
        }
      />
      <ListCard label="Incoming webhooks">
        {data ? (
          <Hooks items={data.items} onOpen={setOpen} />
        ) : error === undefined ? (
          <SkeletonRows rows={2} />
        ) : (
          <ErrorState
            error={error}
            what="The incoming webhooks could not be loaded"
            onRetry={() => void refetch()}
          />
        )}
      </ListCard>
      {adding && <HookPanel onClose={() => setAdding(false)} />}
      {opened && <HookDetail hook={opened} onClose={() => setOpen(null)} />}
    </section>
  )
}

function Hooks({ items, onOpen }: { items: Hook[]; onOpen: (id: string) => void }) {
  if (items.length === 0)
    return (
      <EmptyState icon={<CallIcon />} title="No incoming webhook yet">
        Add one for your shop, your monitoring or your issue tracker.
      </EmptyState>
    )
  return (
    <Rows>
      {items.map(({ id, name, enabled, verification, lastCallAt }) => (
        <Row
          key={id}
          onOpen={() => onOpen(id)}
          title={name}
          marks={<ToneChip tone={enabled ? 'calm' : 'neutral'} label={enabled ? 'Active' : 'Off'} />}
          detail={verification === 'standard' ? 'Standard Webhooks' : 'x-hub-signature-256'}
          trailing={
            lastCallAt === null ? (
              'Not called yet'
            ) : (
              <span>
                Called <RelativeTime at={lastCallAt} />
              </span>
            )
          }
        />
      ))}
    </Rows>
  )
}
