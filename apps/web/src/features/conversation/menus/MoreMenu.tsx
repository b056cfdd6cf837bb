'use client'
import MoreIcon from '@mui/icons-material/MoreHorizOutlined'
import Box from '@mui/material/Box'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { IconAction } from '../../../ui/IconAction.tsx'
import type { Conversation } from '../../inbox/api.ts'
import { useFollowing } from '../../records/useFollowing.ts'
import { usePermission } from '../../shell/usePermission.ts'
import { Keys } from '../../shortcuts/Keys.tsx'
import type { ShortcutId } from '../../shortcuts/registry.ts'
import { useShortcut } from '../../shortcuts/useShortcut.ts'
import { changes } from '../actions/changes.ts'
import { useActions } from '../actions/useActions.ts'
import { DeleteDialog } from '../reorganize/DeleteDialog.tsx'
import { TargetDialog } from '../reorganize/TargetDialog.tsx'
import { useReorganize } from '../reorganize/useReorganize.ts'
import { useMenu } from './useMenu.ts'

type Props = { conversation: Conversation; may: boolean; onUnread: () => void }
type Item = { label: string; run: () => void; keys?: ShortcutId; needsPermission?: true }

/** What is done less often. */
export function MoreMenu({ conversation, may, onUnread }: Props) {
  const { button, open, show, close } = useMenu('more', true)
  const { perform } = useActions()
  const { tell } = useToasts()
  const { spam, status, number } = conversation
  const toggleSpam = () => void perform(conversation, changes.spam(!spam))
  const [merging, setMerging] = useState(false)
  const [deleting, setDeleting] = useState(false)
  const mayDelete = usePermission('conversations:delete')
  const { merge } = useReorganize()
  const startMerge = () => setMerging(true)
  const { me, mine, toggleMine } = useFollowing(conversation.id)
  useShortcut('follow', toggleMine, may && me !== undefined)
  useShortcut('merge', startMerge, may)
  useShortcut('spam', toggleSpam, may)
  useShortcut('unread', onUnread)
  const copyLink = () => {
    const link = `${window.location.origin}/inbox/${number}`
    navigator.clipboard.writeText(link).then(
      () => tell('Link copied'),
      () => tell(link),
    )
  }
  const items: Item[] = [
    { label: 'Mark as unread', run: onUnread, keys: 'unread' },
    ...(me === undefined
      ? []
      : [
          {
            label: mine ? 'Follow no more' : 'Follow',
            run: toggleMine,
            keys: 'follow' as const,
            needsPermission: true as const,
          },
        ]),
    { label: spam ? 'Not spam' : 'Spam', run: toggleSpam, keys: 'spam', needsPermission: true },
    ...(status === 'open'
      ? [
          {
            label: 'Set to pending',
            run: () => void perform(conversation, changes.status('pending')),
            needsPermission: true as const,
          },
        ]
      : []),
    ...(status === 'closed'
      ? []
      : [
          {
            label: 'Close for good',
            run: () => void perform(conversation, changes.status('closed')),
            needsPermission: true as const,
          },
        ]),
    { label: 'Merge into another…', run: startMerge, keys: 'merge', needsPermission: true },
    { label: 'Copy link', run: copyLink },
    ...(mayDelete ? [{ label: 'Delete for good…', run: () => setDeleting(true) }] : []),
  ]
  return (
    <>
      <IconAction ref={button} label="More actions" aria-haspopup="menu" aria-expanded={open} onClick={show}>
        <MoreIcon />
      </IconAction>
      <Menu open={open} anchorEl={button.current} onClose={close}>
        {items.map(({ label, run, keys, needsPermission }) => (
          <MenuItem
            key={label}
            disabled={needsPermission === true && !may}
            onClick={() => {
              close()
              run()
            }}
          >
            <Box component="span" sx={{ flex: 1, pr: 4 }}>
              {label}
            </Box>
            {keys && <Keys id={keys} />}
          </MenuItem>
        ))}
      </Menu>
      {deleting && <DeleteDialog conversation={conversation} onClose={() => setDeleting(false)} />}
      {merging && (
        <TargetDialog
          title={`Merge #${number} into`}
          conversationId={conversation.id}
          onPick={(into) => merge(conversation.id, into)}
          onClose={() => setMerging(false)}
        />
      )}
    </>
  )
}
