'use client'
import MoreIcon from '@mui/icons-material/MoreHorizOutlined'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { IconAction } from '../../../ui/IconAction.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { originalOf } from '../flight-recorder/api.ts'
import { TracePanel } from '../flight-recorder/TracePanel.tsx'
import { TargetDialog } from '../reorganize/TargetDialog.tsx'
import { useReorganize } from '../reorganize/useReorganize.ts'
import type { Message } from '../thread/timeline.ts'

/** What can be done with one letter besides answering it. */
export function MessageMenu({ message }: { message: Message }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [shown, setShown] = useState<'trace' | 'target' | null>(null)
  const may = usePermission('conversations:update')
  const { move, split } = useReorganize()
  const close = () => setAnchor(null)
  const then = (run: () => void) => () => {
    close()
    run()
  }
  const { id, conversationId, direction } = message
  return (
    <>
      <IconAction
        label="More about this mail"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ width: 22, height: 22, color: 'ink3', '& .MuiSvgIcon-root': { fontSize: 16 } }}
      >
        <MoreIcon />
      </IconAction>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={close}>
        <MenuItem onClick={then(() => setShown('trace'))}>
          {direction === 'inbound' ? 'How this mail got here' : 'How this mail left'}
        </MenuItem>
        {direction === 'inbound' && (
          <MenuItem component="a" href={originalOf(id)} download onClick={close}>
            Download the original
          </MenuItem>
        )}
        <MenuItem disabled={!may} onClick={then(() => setShown('target'))}>
          Move to another conversation…
        </MenuItem>
        <MenuItem disabled={!may} onClick={then(() => split(conversationId, id))}>
          Split off as a new conversation
        </MenuItem>
      </Menu>
      {shown === 'trace' && <TracePanel message={message} may={may} onClose={() => setShown(null)} />}
      {shown === 'target' && (
        <TargetDialog
          title="Move this mail to"
          conversationId={conversationId}
          onPick={(to) => move(id, to)}
          onClose={() => setShown(null)}
        />
      )}
    </>
  )
}
