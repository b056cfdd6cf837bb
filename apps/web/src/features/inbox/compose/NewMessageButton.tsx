'use client'
import EditIcon from '@mui/icons-material/EditOutlined'
import { useState } from 'react'
import { IconAction } from '../../../ui/IconAction.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { useKeyWords } from '../../shortcuts/useKeyWords.ts'
import { useShortcut } from '../../shortcuts/useShortcut.ts'
import { NewMessageDialog } from './NewMessageDialog.tsx'

/** The way to write to somebody who has not written. Nothing for those who may not answer. */
export function NewMessageButton() {
  const may = usePermission('conversations:reply')
  const keys = useKeyWords('new-message')
  const [open, setOpen] = useState(false)
  useShortcut('new-message', () => setOpen(true), may)
  if (!may) return null
  return (
    <>
      <IconAction keys={keys} label="New message" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <EditIcon />
      </IconAction>
      {open && <NewMessageDialog onClose={() => setOpen(false)} />}
    </>
  )
}
