'use client'

import ButtonBase from '@mui/material/ButtonBase'
import Popover from '@mui/material/Popover'
import Skeleton from '@mui/material/Skeleton'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx'
import { visuallyHidden } from '../../../ui/visually-hidden.ts'
import { useGetAccountQuery } from '../api.ts'
import { AccountPanel } from './AccountPanel.tsx'

/** You, at the bottom of the rail: opens the theme, your account and the way out. */
export function AccountMenu({ collapsed = false }: { collapsed?: boolean }) {
  const { data } = useGetAccountQuery()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const name = data?.member?.name ?? ''
  const close = () => setAnchor(null)
  return (
    <>
      <ButtonBase
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={button}
      >
        {data ? (
          <PersonAvatar name={name} size={24} />
        ) : (
          <Skeleton variant="circular" width={24} height={24} />
        )}
        <Typography noWrap component="span" sx={collapsed ? visuallyHidden : { color: 'ink2' }}>
          {name}
        </Typography>
        <span style={visuallyHidden}>your account</span>
      </ButtonBase>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { sx: { width: 264, p: 1 }, role: 'dialog', 'aria-label': 'Your account' } }}
      >
        <AccountPanel onLeave={close} />
      </Popover>
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
