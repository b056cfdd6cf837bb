'use client'

import CloseIcon from '@mui/icons-material/CloseOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Drawer from '@mui/material/Drawer'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { type FormEventHandler, type ReactNode, useId } from 'react'
import { IconAction } from '../IconAction.tsx'

type Props = {
  open: boolean
  title: string
  onClose: () => void
  /** a panel without one only shows */
  onSubmit?: FormEventHandler
  submit?: string
  busy?: boolean
  /** why it cannot be saved */
  locked?: boolean
  problem?: ReactNode
  children: ReactNode
}

/** A form beside the list it belongs to; on a phone, above it. */
export function SidePanel({
  open,
  title,
  onClose,
  onSubmit,
  submit,
  busy,
  locked,
  problem,
  children,
}: Props) {
  const heading = useId()
  return (
    <Drawer
      anchor="right"
      open={open}
      onClose={onClose}
      slotProps={{
        paper: { sx: { width: { xs: '100%', sm: 440 } }, role: 'dialog', 'aria-labelledby': heading },
      }}
    >
      <Stack
        component={onSubmit ? 'form' : 'div'}
        noValidate
        onSubmit={onSubmit}
        sx={{ height: '100%', minHeight: 0 }}
      >
        <Stack direction="row" sx={head}>
          <Typography id={heading} variant="h2" sx={{ flex: 1 }}>
            {title}
          </Typography>
          <IconAction label="Close" onClick={onClose}>
            <CloseIcon />
          </IconAction>
        </Stack>
        <Stack sx={{ flex: 1, overflowY: 'auto', gap: 4, p: 5 }}>
          {children}
          {problem}
        </Stack>
        {submit !== undefined && !locked && (
          <Box sx={foot}>
            <Button variant="outlined" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" variant="contained" disabled={busy ?? false}>
              {submit}
            </Button>
          </Box>
        )}
      </Stack>
    </Drawer>
  )
}

const head = {
  alignItems: 'center',
  gap: 2,
  height: 52,
  px: 5,
  borderBottom: '1px solid',
  borderColor: 'hairline',
}
const foot = {
  display: 'flex',
  justifyContent: 'flex-end',
  gap: 2,
  px: 5,
  py: 3,
  borderTop: '1px solid',
  borderColor: 'hairline',
}
