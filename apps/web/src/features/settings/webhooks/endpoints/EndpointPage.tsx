'use client'

import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { EmptyState } from '../../../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../../ui/feedback/SkeletonRows.tsx'
import { PageHeader } from '../../../../ui/PageHeader.tsx'
import { RelativeTime } from '../../../../ui/time/RelativeTime.tsx'
import { Permitted } from '../../../shell/Permitted.tsx'
import { type Endpoint, webhooksApi } from '../api.ts'
import { Deliveries } from '../deliveries/Deliveries.tsx'
import { EndpointActions } from './EndpointActions.tsx'
import { EndpointChip } from './EndpointChip.tsx'

/** One endpoint: how it is doing, what can be done about it, and what it was told. */
export function EndpointPage({ id }: { id: string }) {
  return (
    <Permitted permission="webhooks:manage">
      <Loaded id={id} />
    </Permitted>
  )
}

function Loaded({ id }: { id: string }) {
  const { data, error, refetch } = webhooksApi.useListWebhookEndpointsQuery()
  if (!data && error !== undefined)
    return <ErrorState error={error} what="The endpoint could not be loaded" onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows rows={5} />
  const endpoint = data.items.find((one) => one.id === id)
  if (!endpoint) return <EmptyState title="This endpoint is gone">Somebody took it away.</EmptyState>
  return (
    <>
      <PageHeader
        title={endpoint.description || endpoint.url}
        about={<About endpoint={endpoint} />}
        actions={<EndpointActions endpoint={endpoint} />}
      />
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 4 }}>
        <State endpoint={endpoint} />
        <Deliveries endpointId={id} />
      </Box>
    </>
  )
}

function About({ endpoint }: { endpoint: Endpoint }) {
  const { url, eventTypes } = endpoint
  return (
    <Box component="span" sx={{ display: 'grid', gap: 1, overflowWrap: 'anywhere' }}>
      <span>{url}</span>
      <Box component="span" sx={{ fontSize: 12, color: 'ink3' }}>
        <EndpointChip endpoint={endpoint} />{' '}
        {eventTypes.length === 0 ? 'Called by workflows only' : eventTypes.join(', ')}
      </Box>
    </Box>
  )
}

function State({ endpoint }: { endpoint: Endpoint }) {
  const { state, disabledReason, failingSince, rotatingUntil } = endpoint
  return (
    <>
      {state === 'disabled' && (
        <Alert severity="error">
          {disabledReason}. Nothing is sent until you switch it on again; what was not delivered can then be
          sent anew.
        </Alert>
      )}
      {state === 'active' && failingSince !== null && (
        <Alert severity="warning">
          Calls have failed for <RelativeTime at={failingSince} />. After five days it is switched off.
        </Alert>
      )}
      {rotatingUntil !== null && (
        <Alert severity="info">
          The secret before the present one signs too, for a day after the change.
        </Alert>
      )}
    </>
  )
}
