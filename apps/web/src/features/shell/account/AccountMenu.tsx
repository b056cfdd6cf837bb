'use client'

import LogoutIcon from '@mui/icons-material/LogoutOutlined'
import PersonIcon from '@mui/icons-material/PersonOutlineOutlined'
import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import Divider from '@mui/material/Divider'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import Typography from '@mui/material/Typography'
import Link from 'next/link'
import { useState } from 'react'
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx'
import { useGetAccountQuery } from '../api.ts'
import { signOut } from './sign-out.ts'
import { ThemeChoice } from './ThemeChoice.tsx'

/** Who you are, the theme, your account, and the way out. */
export function AccountMenu({ collapsed = false }: { collapsed?: boolean }) {
  const { data } = useGetAccountQuery()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const name = data?.member?.name ?? ''
  const close = () => setAnchor(null)
  return (
    <>
      <ButtonBase
        aria-label={`${name} · your account`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={button}
      >
        <PersonAvatar name={name} size={24} />
        {!collapsed && (
          <Typography noWrap component="span" sx={{ color: 'ink2' }}>
            {name}
          </Typography>
        )}
      </ButtonBase>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { sx: { width: 264 } } }}
      >
        <Box component="li" role="none" sx={{ px: 2, pt: 1.5, pb: 2 }}>
          <Typography noWrap sx={{ fontWeight: 600 }}>
            {name}
          </Typography>
          <Typography noWrap variant="caption" component="div" sx={{ color: 'ink3', mb: 2.5 }}>
            {data?.member?.email} · {data?.role}
          </Typography>
          <ThemeChoice />
        </Box>
        <Divider component="li" sx={{ my: 1 }} />
        <MenuItem component={Link} href="/settings/account" onClick={close}>
          <PersonIcon /> Password and sessions
        </MenuItem>
        <MenuItem onClick={() => void signOut()}>
          <LogoutIcon /> Sign out
        </MenuItem>
      </Menu>
    </>
  )
}

const button = {
  width: '100%',
  minHeight: 36,
  p: 1.5,
  gap: 2,
  justifyContent: 'flex-start',
  borderRadius: '6px',
  '&:hover': { bgcolor: 'hover' },
}
