'use client'

import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import FormControlLabel from '@mui/material/FormControlLabel'
import MenuItem from '@mui/material/MenuItem'
import Switch from '@mui/material/Switch'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { type FormEvent, useState } from 'react'
import { FormProblem } from '../../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { SidePanel } from '../../../../ui/forms/SidePanel.tsx'
import { assistantApi, type Provider, type Providers, type WantedProvider } from '../api.ts'
import { unchanged, vendors } from '../words.ts'
import { TaskModels } from './TaskModels.tsx'

const blank: WantedProvider = {
  provider: 'openai',
  label: '',
  enabled: true,
  baseUrl: null,
  apiVersion: null,
  model: '',
  models: {},
}
const suggested: Record<Provider['provider'], string> = {
  openai: 'gpt-5-mini',
  anthropic: 'claude-haiku-4-5',
  google: 'gemini-2.5-flash',
  azure: 'the name of your deployment',
  compatible: 'llama3.3',
}

type Props = { providers: Providers; provider: Provider | null; onClose: () => void }

/** A provider as a form: whose it is, its key, and which model does what. */
export function ProviderPanel({ providers, provider, onClose }: Props) {
  const [put, { error, isLoading }] = assistantApi.usePutProvidersMutation()
  const { tell } = useToasts()
  const [wanted, setWanted] = useState<WantedProvider>(() => (provider ? unchanged(provider) : blank))
  const change = (fields: Partial<WantedProvider>) => setWanted({ ...wanted, ...fields })
  const replace = async (items: WantedProvider[], said: string) => {
    const answer = await put({ body: { usePlatform: providers.usePlatform, items } })
    if (answer.error !== undefined) return
    tell(said)
    onClose()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const named = { ...wanted, label: wanted.label.trim() || vendors[wanted.provider] }
    const others = providers.items.map(unchanged)
    const items = provider
      ? others.map((other) => (other.id === provider.id ? named : other))
      : [...others, named]
    void replace(items, `${named.label} is saved.`)
  }
  const remove = () =>
    void replace(
      providers.items.filter(({ id }) => id !== provider?.id).map(unchanged),
      `${provider?.label ?? 'The provider'} is removed.`,
    )
  return (
    <SidePanel
      open
      title={provider?.label ?? 'Add provider'}
      onClose={onClose}
      onSubmit={save}
      submit="Save"
      busy={isLoading}
      problem={<FormProblem error={error} />}
    >
      <Access wanted={wanted} provider={provider} change={change} />
      <TextField
        required
        label="Model"
        placeholder={suggested[wanted.provider]}
        helperText="For every task below that names none of its own."
        value={wanted.model}
        onChange={(event) => change({ model: event.target.value })}
      />
      <Box component="section" aria-label="Models by task">
        <Typography variant="subtitle1" sx={{ mb: 2 }}>
          Models by task
        </Typography>
        <TaskModels
          models={wanted.models}
          usual={wanted.model || suggested[wanted.provider]}
          onChange={(models) => change({ models })}
        />
      </Box>
      <FormControlLabel
        label="Ask this provider"
        control={<Switch checked={wanted.enabled} onChange={(_event, enabled) => change({ enabled })} />}
      />
      {provider && (
        <Button variant="outlined" color="error" disabled={isLoading} onClick={remove}>
          Remove this provider
        </Button>
      )}
    </SidePanel>
  )
}

type AccessProps = {
  wanted: WantedProvider
  provider: Provider | null
  change: (fields: Partial<WantedProvider>) => void
}

function Access({ wanted, provider, change }: AccessProps) {
  const needsUrl = wanted.provider === 'azure' || wanted.provider === 'compatible'
  const moved =
    provider !== null && (provider.provider !== wanted.provider || provider.baseUrl !== wanted.baseUrl)
  return (
    <>
      <TextField
        select
        label="Provider"
        value={wanted.provider}
        onChange={(event) => change({ provider: event.target.value as Provider['provider'] })}
      >
        {Object.entries(vendors).map(([value, name]) => (
          <MenuItem key={value} value={value}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label="Name"
        placeholder={vendors[wanted.provider]}
        value={wanted.label}
        onChange={(event) => change({ label: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 60 } }}
      />
      <TextField
        required={needsUrl}
        label={needsUrl ? 'Address' : 'Another address'}
        placeholder={needsUrl ? 'https://models.example.com/v1' : 'empty for the vendor’s own'}
        value={wanted.baseUrl ?? ''}
        onChange={(event) => change({ baseUrl: event.target.value.trim() || null })}
      />
      {wanted.provider === 'azure' && (
        <TextField
          label="Version of the API"
          placeholder="2024-10-21"
          value={wanted.apiVersion ?? ''}
          onChange={(event) => change({ apiVersion: event.target.value.trim() || null })}
        />
      )}
      <TextField
        type="password"
        autoComplete="off"
        label="API key"
        required={!provider?.hasKey && wanted.provider !== 'compatible'}
        placeholder={
          provider?.hasKey && !moved ? `stored${provider.keyHint ? `, …${provider.keyHint}` : ''}` : ''
        }
        helperText={
          moved && provider?.hasKey
            ? 'Enter it again: the stored key was meant for another address.'
            : 'Kept encrypted, and never shown again.'
        }
        value={wanted.apiKey ?? ''}
        onChange={(event) => change({ apiKey: event.target.value === '' ? undefined : event.target.value })}
      />
    </>
  )
}
