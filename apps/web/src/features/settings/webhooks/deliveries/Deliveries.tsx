'use client'

import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { EmptyState } from '../../../../ui/feedback/EmptyState.tsx'
import { ListCard } from '../../../../ui/lists/ListCard.tsx'
import { PagedList } from '../../../../ui/lists/PagedList.tsx'
import { Row } from '../../../../ui/lists/Row.tsx'
import { Rows } from '../../../../ui/lists/Rows.tsx'
import { RelativeTime } from '../../../../ui/time/RelativeTime.tsx'
import { type Delivery, webhooksApi } from '../api.ts'
import { DeliveryChip } from './DeliveryChip.tsx'
import { DeliveryPanel } from './DeliveryPanel.tsx'

type State = Delivery['state'] | 'all'

const choices: { value: State; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'failed', label: 'Failed' },
  { value: 'waiting', label: 'On its way' },
  { value: 'delivered', label: 'Delivered' },
]

/** What the endpoint was told, newest first. */
export function Deliveries({ endpointId }: { endpointId: string }) {
  const [state, setState] = useState<State>('all')
  const [open, setOpen] = useState<string | null>(null)
  const query = webhooksApi.useListWebhookDeliveriesInfiniteQuery(
    { params: { id: endpointId }, query: state === 'all' ? {} : { state } },
    { pollingInterval: 10_000 },
  )
  return (
    <section aria-label="Deliveries">
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, mb: 2 }}>
        <Typography variant="h2" sx={{ flex: 1 }}>
          Deliveries
        </Typography>
        <TextField
          select
          label="Show"
          value={state}
          onChange={(event) => setState(event.target.value as State)}
          sx={{ width: 150 }}
        >
          {choices.map(({ value, label }) => (
            <MenuItem key={value} value={value}>
              {label}
            </MenuItem>
          ))}
        </TextField>
      </Box>
      <ListCard>
        <PagedList
          query={query}
          name="deliveries"
          empty={
            <EmptyState title="Nothing yet">Events that are sent here appear with their answers.</EmptyState>
          }
        >
          {(items) => (
            <Rows>
              {items.map((delivery) => (
                <DeliveryRow key={delivery.id} delivery={delivery} onOpen={() => setOpen(delivery.id)} />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
      {open !== null && <DeliveryPanel id={open} onClose={() => setOpen(null)} />}
    </section>
  )
}

function DeliveryRow({ delivery, onOpen }: { delivery: Delivery; onOpen: () => void }) {
  const { eventType, attempts, error, occurredAt, nextAttemptAt, state } = delivery
  const tries = attempts === 1 ? 'one attempt' : `${attempts} attempts`
  return (
    <Row
      onOpen={onOpen}
      title={eventType}
      marks={<DeliveryChip delivery={delivery} />}
      detail={
        <>
          {error || tries}
          {state === 'waiting' && nextAttemptAt !== null && (
            <>
              {' '}
              · next try <RelativeTime at={nextAttemptAt} />
            </>
          )}
        </>
      }
      trailing={<RelativeTime at={occurredAt} />}
    />
  )
}
