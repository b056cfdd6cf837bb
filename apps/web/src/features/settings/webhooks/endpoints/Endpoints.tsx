'use client'

import HookIcon from '@mui/icons-material/WebhookOutlined'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { EmptyState } from '../../../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../../ui/lists/ListCard.tsx'
import { Row } from '../../../../ui/lists/Row.tsx'
import { Rows } from '../../../../ui/lists/Rows.tsx'
import { RelativeTime } from '../../../../ui/time/RelativeTime.tsx'
import { type Endpoint, webhooksApi } from '../api.ts'
import { PartHeading } from '../PartHeading.tsx'
import { EndpointChip } from './EndpointChip.tsx'
import { EndpointPanel } from './EndpointPanel.tsx'

/** The addresses that are told what happens here. */
export function Endpoints() {
  const [adding, setAdding] = useState(false)
  const add = (
    <Button variant="contained" onClick={() => setAdding(true)}>
      Add endpoint
    </Button>
  )
  return (
    <section>
      <PartHeading
        title="Outgoing"
        about="Each event is sent as a POST as soon as it happens, and tried again for a day when your server does not answer."
        action={add}
      />
      <ListCard label="Endpoints">
        <EndpointList />
      </ListCard>
      {adding && <EndpointPanel onClose={() => setAdding(false)} />}
    </section>
  )
}

function EndpointList() {
  const { data, error, refetch } = webhooksApi.useListWebhookEndpointsQuery()
  if (!data && error !== undefined)
    return (
      <ErrorState error={error} what="The endpoints could not be loaded" onRetry={() => void refetch()} />
    )
  if (!data) return <SkeletonRows rows={3} />
  if (data.items.length === 0)
    return (
      <EmptyState icon={<HookIcon />} title="No endpoint yet">
        Add the address of your order system, of a chat, or of an issue tracker.
      </EmptyState>
    )
  return (
    <Rows>
      {data.items.map((endpoint) => (
        <EndpointRow key={endpoint.id} endpoint={endpoint} />
      ))}
    </Rows>
  )
}

function EndpointRow({ endpoint }: { endpoint: Endpoint }) {
  const { id, url, description, eventTypes, lastSuccessAt } = endpoint
  const events = eventTypes.length === 0 ? 'Workflows only' : eventTypes.join(', ')
  return (
    <Row
      href={`/settings/webhooks/${id}`}
      title={description || url}
      marks={<EndpointChip endpoint={endpoint} />}
      detail={description ? `${url} · ${events}` : events}
      trailing={
        lastSuccessAt === null ? (
          'Nothing delivered yet'
        ) : (
          <span>
            Delivered <RelativeTime at={lastSuccessAt} />
          </span>
        )
      }
    />
  )
}
