'use client'

import GoogleIcon from '@mui/icons-material/Google'
import MicrosoftIcon from '@mui/icons-material/Microsoft'
import KeyIcon from '@mui/icons-material/VpnKeyOutlined'
import Button from '@mui/material/Button'
import Divider from '@mui/material/Divider'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { RefusalAlert } from './RefusalAlert.tsx'
import { safeReturn } from './safe-return.ts'
import { leaveFor, type Refusal } from './sign-in.ts'

const icons = { google: GoogleIcon, microsoft: MicrosoftIcon, oidc: KeyIcon }

type Props = {
  providers: { id: keyof typeof icons; name: string }[]
  callbackUrl: string | null
}

/** A button for each provider that is set up; nothing where there is none. */
export function ProviderButtons({ providers, callbackUrl }: Props) {
  const [leaving, setLeaving] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  if (providers.length === 0) return null

  const leave = async (id: string) => {
    setLeaving(id)
    const refused = await leaveFor(id, safeReturn(callbackUrl, window.location.origin))
    setRefusal(refused)
    if (refused !== null) setLeaving(null)
  }

  return (
    <Stack sx={{ gap: 3 }}>
      <Divider>
        <Typography variant="caption" sx={{ color: 'ink3' }}>
          or
        </Typography>
      </Divider>
      {providers.map(({ id, name }) => {
        const Icon = icons[id]
        return (
          <Button
            key={id}
            variant="outlined"
            size="large"
            fullWidth
            startIcon={<Icon aria-hidden sx={{ fontSize: 18 }} />}
            disabled={leaving !== null}
            onClick={() => void leave(id)}
          >
            {leaving === id ? 'One moment…' : `Continue with ${name}`}
          </Button>
        )
      })}
      {refusal && <RefusalAlert refusal={refusal} />}
    </Stack>
  )
}
