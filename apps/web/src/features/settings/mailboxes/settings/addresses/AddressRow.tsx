'use client'

import MoreIcon from '@mui/icons-material/MoreHorizOutlined'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import Tooltip from '@mui/material/Tooltip'
import { useState } from 'react'
import { IconAction } from '../../../../../ui/IconAction.tsx'
import { Row } from '../../../../../ui/lists/Row.tsx'
import { ToneChip } from '../../../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../../../ui/time/RelativeTime.tsx'
import type { MailboxAddress } from '../api.ts'

type Props = {
  address: MailboxAddress
  fallbackName: string
  /** who says whether it may be sent from; null where an own domain is proof enough */
  provider: string | null
  onDefault?: () => void
  onEdit?: () => void
  onRemove?: () => void
}

/** A further address: whether mail may leave from it, and what one can do with it. */
export function AddressRow({ address, fallbackName, provider, onDefault, onEdit, onRemove }: Props) {
  const { fromName, sendAs, isDefault, checkedAt } = address
  const why = sendAs
    ? provider === null
      ? 'It shares the domain of the mailbox'
      : `${provider} lets this account send from it`
    : provider === null
      ? 'Only addresses of the mailbox’s own domain may be sent from, once it is confirmed; of a public domain none but the mailbox itself'
      : `Allow this account to send as ${address.address} in ${provider}, then ask ${provider} again`
  return (
    <Row
      title={address.address}
      marks={
        <>
          <Tooltip title={why}>
            <ToneChip tone={sendAs ? 'calm' : 'warn'} label={sendAs ? 'Verified' : 'Receives only'} />
          </Tooltip>
          {isDefault && <ToneChip tone="accent" label="Default" />}
        </>
      }
      detail={`replies come from “${fromName || fallbackName}”`}
      {...(checkedAt !== null && {
        trailing: (
          <span>
            Checked <RelativeTime at={checkedAt} />
          </span>
        ),
      })}
      {...(onEdit && {
        actions: (
          <AddressMenu
            name={address.address}
            onEdit={onEdit}
            {...(sendAs && !isDefault && onDefault && { onDefault })}
            {...(onRemove && { onRemove })}
          />
        ),
      })}
    />
  )
}

type MenuProps = { name: string; onDefault?: () => void; onEdit: () => void; onRemove?: () => void }

function AddressMenu({ name, onDefault, onEdit, onRemove }: MenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const then = (run: () => void) => () => {
    setAnchor(null)
    run()
  }
  return (
    <>
      <IconAction
        label={`What to do with ${name}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreIcon />
      </IconAction>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {onDefault && <MenuItem onClick={then(onDefault)}>Make it the default</MenuItem>}
        <MenuItem onClick={then(onEdit)}>Change the sender name…</MenuItem>
        {onRemove && <MenuItem onClick={then(onRemove)}>Remove</MenuItem>}
      </Menu>
    </>
  )
}
