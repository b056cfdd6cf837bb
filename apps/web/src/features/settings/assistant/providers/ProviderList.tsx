'use client'

import AddIcon from '@mui/icons-material/AddOutlined'
import DownIcon from '@mui/icons-material/ArrowDownwardOutlined'
import UpIcon from '@mui/icons-material/ArrowUpwardOutlined'
import ModelIcon from '@mui/icons-material/AutoAwesomeOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useState } from 'react'
import { EmptyState } from '../../../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../../ui/feedback/SkeletonRows.tsx'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { IconAction } from '../../../../ui/IconAction.tsx'
import { Rows } from '../../../../ui/lists/Rows.tsx'
import { SettingCard } from '../../mailboxes/SettingCard.tsx'
import { assistantApi, type Provider, type Providers, type WantedProvider } from '../api.ts'
import { latelyWords, unchanged, vendors } from '../words.ts'
import { OrderChoices } from './OrderChoices.tsx'
import { ProviderPanel } from './ProviderPanel.tsx'
import { ProviderRow } from './ProviderRow.tsx'

/** The organization's providers in the order they are asked, and the platform's behind them. */
export function ProviderList() {
  const { data, error, refetch } = assistantApi.useGetProvidersQuery()
  const [open, setOpen] = useState<Provider | 'new' | null>(null)
  return (
    <SettingCard
      flush
      title="Providers"
      about="Asked from top to bottom until one answers in time. When none does, the local models do."
      action={
        <Button variant="outlined" startIcon={<AddIcon />} onClick={() => setOpen('new')} disabled={!data}>
          Add provider
        </Button>
      }
    >
      {data ? (
        <Filled providers={data} onOpen={setOpen} />
      ) : error === undefined ? (
        <SkeletonRows rows={2} />
      ) : (
        <ErrorState error={error} what="The providers could not be loaded" onRetry={() => void refetch()} />
      )}
      {open !== null && data && (
        <ProviderPanel
          providers={data}
          provider={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </SettingCard>
  )
}

function Filled({ providers, onOpen }: { providers: Providers; onOpen: (provider: Provider) => void }) {
  const { items, usePlatform, platform, orders, lately } = providers
  const [put, { isLoading }] = assistantApi.usePutProvidersMutation()
  const { tellProblem } = useToasts()
  const save = async (body: {
    usePlatform: boolean
    items: WantedProvider[]
    orders?: Providers['orders']
  }) => {
    const { error } = await put({ body })
    if (error !== undefined) tellProblem('The providers were not changed.', error)
  }
  const move = (index: number, by: -1 | 1) => {
    const moved = items.map(unchanged)
    const [taken] = moved.splice(index, 1)
    if (!taken) return
    moved.splice(index + by, 0, taken)
    void save({ usePlatform, items: moved })
  }
  const names = platform.map(({ provider }) => vendors[provider])
  return (
    <>
      {items.length === 0 ? (
        <EmptyState icon={<ModelIcon />} title="No provider of your own">
          {platform.length > 0 && usePlatform
            ? 'The platform’s providers are asked.'
            : 'The local models work alone. Add a provider to have messages sorted and drafted by a larger model.'}
        </EmptyState>
      ) : (
        <Rows>
          {items.map((provider, index) => (
            <ProviderRow
              key={provider.id}
              provider={provider}
              lately={latelyWords(provider, lately)}
              onOpen={() => onOpen(provider)}
              order={
                <>
                  <IconAction
                    label={`Ask ${provider.label} earlier`}
                    disabled={index === 0 || isLoading}
                    onClick={() => move(index, -1)}
                  >
                    <UpIcon />
                  </IconAction>
                  <IconAction
                    label={`Ask ${provider.label} later`}
                    disabled={index === items.length - 1 || isLoading}
                    onClick={() => move(index, 1)}
                  >
                    <DownIcon />
                  </IconAction>
                </>
              }
            />
          ))}
        </Rows>
      )}
      {items.length + platform.length > 1 && (
        <OrderChoices
          orders={orders}
          disabled={isLoading}
          onChange={(next) => void save({ usePlatform, items: items.map(unchanged), orders: next })}
        />
      )}
      {platform.length > 0 && (
        <Box sx={{ px: 5, py: 3, bgcolor: 'sunken', borderTop: '1px solid', borderColor: 'hairline' }}>
          <FormControlLabel
            label={`Then ask the platform’s: ${names.join(', ')}`}
            control={
              <Switch
                checked={usePlatform}
                disabled={isLoading}
                onChange={(_event, checked) =>
                  void save({ usePlatform: checked, items: items.map(unchanged) })
                }
              />
            }
          />
        </Box>
      )}
    </>
  )
}
