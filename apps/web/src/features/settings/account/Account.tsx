'use client'

import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx'
import { Preferences } from '../../notifications/Preferences.tsx'
import { ThemeChoice } from '../../shell/account/ThemeChoice.tsx'
import { useGetAccountQuery } from '../../shell/api.ts'
import { roleName } from '../roles.ts'
import { NameForm } from './NameForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { Sessions } from './Sessions.tsx'

export function Account() {
  const { data } = useGetAccountQuery()
  const name = data?.member?.name ?? ''
  return (
    <>
      <PageHeader
        before={<PersonAvatar name={name} size={44} />}
        title={name === '' ? 'Account' : name}
        about={data && `${data.member?.email ?? ''} · ${roleName(data.role)} of ${data.organization.name}`}
      />
      {data?.member && (
        <Part title="Name">
          <NameForm name={data.member.name} />
        </Part>
      )}
      <Part title="Theme">
        <Box sx={{ maxWidth: 300 }}>
          <ThemeChoice />
        </Box>
      </Part>
      <Part title="Notifications">
        <Preferences />
      </Part>
      <Part title="Password">
        <PasswordForm />
      </Part>
      <Typography variant="h2" sx={{ mb: 3 }}>
        Sessions
      </Typography>
      <Sessions />
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack component="section" sx={{ mb: 8, gap: 3 }}>
      <Typography variant="h2">{title}</Typography>
      <Paper variant="outlined" sx={{ p: 4, borderRadius: '10px' }}>
        {children}
      </Paper>
    </Stack>
  )
}
