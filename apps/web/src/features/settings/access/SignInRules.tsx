'use client'

import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import FormControlLabel from '@mui/material/FormControlLabel'
import MenuItem from '@mui/material/MenuItem'
import Paper from '@mui/material/Paper'
import Stack from '@mui/material/Stack'
import Switch from '@mui/material/Switch'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { Permitted } from '../../shell/Permitted.tsx'
import { useGetSignInRulesQuery, usePutSignInRulesMutation } from './api.ts'

const lengths = [8, 12, 24, 24 * 7, 24 * 30, 24 * 90]

/** How members of the organization sign in, and for how long. */
export function SignInRules() {
  return (
    <>
      <PageHeader title="Sign-in" about="How members prove who they are, and how long that lasts." />
      <Permitted permission="security:manage">
        <RulesForm />
      </Permitted>
    </>
  )
}

type Rules = { passwords: boolean; sessionHours: number }

function RulesForm() {
  const { data } = useGetSignInRulesQuery()
  const [put, { error, isLoading }] = usePutSignInRulesMutation()
  const [edited, setEdited] = useState<Rules | null>(null)
  const { tell } = useToasts()
  if (!data) return null
  const { passwords, sessionHours } = edited ?? data
  const changed = passwords !== data.passwords || sessionHours !== data.sessionHours

  const save = async () => {
    const saved = await put({ body: { passwords, sessionHours } })
    if (saved.error !== undefined) return
    setEdited(null)
    tell('Saved.')
  }

  return (
    <Paper variant="outlined" sx={{ p: 5, borderRadius: '10px' }}>
      <Stack sx={{ gap: 5, maxWidth: 560, alignItems: 'flex-start' }}>
        <Providers providers={data.providers} />
        <FormControlLabel
          disabled={data.providers.length === 0 && passwords}
          control={
            <Switch checked={passwords} onChange={(_, on) => setEdited({ passwords: on, sessionHours })} />
          }
          label="Members may sign in with a password"
        />
        {!passwords && (
          <Alert severity="info">
            Owners keep theirs, so that nobody is locked out when a provider is away. Sessions others opened
            with a password end.
          </Alert>
        )}
        <TextField
          select
          label="A session lasts"
          value={sessionHours}
          onChange={(event) => setEdited({ passwords, sessionHours: Number(event.target.value) })}
          helperText="Sessions that are open get no longer than this either."
          sx={{ width: 280, maxWidth: '100%' }}
        >
          {[...new Set([...lengths, sessionHours])]
            .sort((a, b) => a - b)
            .map((hours) => (
              <MenuItem key={hours} value={hours}>
                {hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`}
              </MenuItem>
            ))}
        </TextField>
        <FormProblem error={error} />
        <Button variant="contained" disabled={!changed || isLoading} onClick={() => void save()}>
          Save
        </Button>
      </Stack>
    </Paper>
  )
}

function Providers({ providers }: { providers: { id: string; name: string }[] }) {
  return (
    <Stack sx={{ gap: 2 }}>
      <Typography variant="h2">Providers</Typography>
      {providers.length === 0 ? (
        <Typography sx={{ color: 'ink2' }}>
          None is set up. Whoever runs this installation can connect Google, Microsoft or any OpenID provider.
        </Typography>
      ) : (
        <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
          {providers.map(({ id, name }) => (
            <ToneChip key={id} tone="calm" label={name} />
          ))}
        </Stack>
      )}
    </Stack>
  )
}
