'use client'
import ServerIcon from '@mui/icons-material/DnsOutlined'
import ForwardIcon from '@mui/icons-material/ForwardToInboxOutlined'
import MailIcon from '@mui/icons-material/MailOutlineOutlined'
import ListItemIcon from '@mui/material/ListItemIcon'
import ListItemText from '@mui/material/ListItemText'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { PermittedButton } from '../../../shell/PermittedButton.tsx'
import { useAuthorize } from './useAuthorize.ts'

const providers = [
  { provider: 'google', name: 'Gmail', about: 'Google Workspace or gmail.com' },
  { provider: 'microsoft', name: 'Outlook', about: 'Microsoft 365 or outlook.com' },
] as const

/** The ways to connect a mailbox, the most comfortable first. */
export function ConnectMenu({ onImap, onForwarding }: { onImap: () => void; onForwarding: () => void }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const { authorize, busy } = useAuthorize()
  const close = () => setAnchor(null)
  return (
    <>
      <PermittedButton
        permission="mailboxes:write"
        variant="contained"
        disabled={busy}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Connect a mailbox
      </PermittedButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={close}>
        {providers.map(({ provider, name, about }) => (
          <MenuItem
            key={provider}
            onClick={() => {
              close()
              void authorize({ provider })
            }}
          >
            <ListItemIcon>
              <MailIcon />
            </ListItemIcon>
            <ListItemText primary={name} secondary={about} />
          </MenuItem>
        ))}
        <MenuItem
          onClick={() => {
            close()
            onImap()
          }}
        >
          <ListItemIcon>
            <ServerIcon />
          </ListItemIcon>
          <ListItemText
            primary="Any other mail server"
            secondary="By IMAP and SMTP, with a password or a sign-in"
          />
        </MenuItem>
        <MenuItem
          onClick={() => {
            close()
            onForwarding()
          }}
        >
          <ListItemIcon>
            <ForwardIcon />
          </ListItemIcon>
          <ListItemText primary="Forwarding address" secondary="Any provider that can forward mail" />
        </MenuItem>
      </Menu>
    </>
  )
}
