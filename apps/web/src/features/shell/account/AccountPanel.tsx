'use client'

import LogoutIcon from '@mui/icons-material/LogoutOutlined'
import PersonIcon from '@mui/icons-material/PersonOutlineOutlined'
import Box from '@mui/material/Box'
import Divider from '@mui/material/Divider'
import ListItemButton from '@mui/material/ListItemButton'
import Typography from '@mui/material/Typography'
import { PageLink } from '../../../ui/PageLink.tsx'
import { useGetAccountQuery } from '../api.ts'
import { signOut } from './sign-out.ts'
import { ThemeChoice } from './ThemeChoice.tsx'

/** Who you are, the theme, your account, and the way out. */
export function AccountPanel({ onLeave }: { onLeave: () => void }) {
  const { data } = useGetAccountQuery()
  return (
    <>
      <Box sx={{ p: 2 }}>
        <Typography noWrap sx={{ fontWeight: 600 }}>
          {data?.member?.name}
        </Typography>
        <Typography noWrap variant="caption" component="div" sx={{ color: 'ink3', mb: 2.5 }}>
          {data?.member?.email} · {data?.role}
        </Typography>
        <ThemeChoice />
      </Box>
      <Divider sx={{ my: 1 }} />
      <ListItemButton component={PageLink} href="/settings/account" onClick={onLeave} sx={row}>
        <PersonIcon /> Password and sessions
      </ListItemButton>
      <ListItemButton component="button" onClick={() => void signOut()} sx={row}>
        <LogoutIcon /> Sign out
      </ListItemButton>
    </>
  )
}

const row = {
  width: '100%',
  minHeight: { xs: 40, md: 30 },
  gap: 2,
  fontSize: 13,
  textAlign: 'left',
  '& svg': { fontSize: 16, color: 'ink3' },
}
