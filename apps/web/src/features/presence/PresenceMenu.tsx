'use client'

import Box from '@mui/material/Box'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { useToasts } from '../../ui/feedback/useToasts.tsx'
import { IconAction } from '../../ui/IconAction.tsx'
import { usePermission } from '../shell/usePermission.ts'
import { presenceApi } from './api.ts'
import { PresenceDot } from './PresenceDot.tsx'
import { presenceNames, type Status } from './words.ts'

const offers: { status: Status; about: string }[] = [
  { status: 'online', about: 'You are given conversations' },
  { status: 'away', about: 'Nothing new until you say so' },
  { status: 'offline', about: 'You are gone for today' },
]

/** Whether you are there, and the way to say otherwise. Nothing for those who answer nobody. */
export function PresenceMenu() {
  const may = usePermission('conversations:update')
  const { data } = presenceApi.useGetPresenceQuery(undefined, { skip: !may })
  const [put] = presenceApi.usePutPresenceMutation()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const { tellProblem } = useToasts()
  if (!may || !data) return null
  const choose = async (status: Status) => {
    setAnchor(null)
    const { error } = await put({ body: { status } })
    if (error !== undefined) tellProblem('Others still see you as before.', error)
  }
  return (
    <>
      <IconAction
        label={`You are ${presenceNames[data.status].toLowerCase()}. Change it`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <PresenceDot status={data.status} />
      </IconAction>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {offers.map(({ status, about }) => (
          <MenuItem key={status} selected={status === data.status} onClick={() => void choose(status)}>
            <PresenceDot status={status} />
            <Box sx={{ ml: 2.5 }}>
              {presenceNames[status]}
              <Box sx={{ fontSize: 12, color: 'ink3' }}>{about}</Box>
            </Box>
          </MenuItem>
        ))}
      </Menu>
    </>
  )
}
