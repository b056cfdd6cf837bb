'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx'
import type { Conversation } from '../../inbox/api.ts'
import { useMembers } from '../../inbox/directory.ts'
import { useGetAccountQuery } from '../../shell/api.ts'
import { Keys } from '../../shortcuts/Keys.tsx'
import { KeyTooltip } from '../../shortcuts/KeyTooltip.tsx'
import { visuallyHidden } from '../../shortcuts/sheet/visually-hidden.ts'
import { changes } from '../actions/changes.ts'
import { useActions } from '../actions/useActions.ts'
import { PickMenu } from './PickMenu.tsx'
import { useMenu } from './useMenu.ts'

type Props = { conversation: Conversation; may: boolean }

/** Who works on it, and the way to give it to somebody else; you come first. */
export function AssignMenu({ conversation, may }: Props) {
  const { button, open, show, close } = useMenu('assign', may)
  const [typed, setTyped] = useState('')
  const { perform } = useActions()
  const { data: account } = useGetAccountQuery()
  const members = useMembers()
  const me = account?.member
  const { assignee } = conversation
  const sorted = [...members].sort((a, b) => Number(b.id === me?.id) - Number(a.id === me?.id))
  const pick = (key: string) => {
    const person = members.find((one) => one.id === key)
    const chosen = person ? { id: person.id, name: person.name, email: person.email } : null
    if (chosen?.id !== assignee?.id) void perform(conversation, changes.assignment(chosen))
  }
  return (
    <>
      <KeyTooltip id="assign" label={assignee ? `Assigned to ${assignee.name}` : 'Assign'}>
        <Button
          ref={button}
          variant="outlined"
          disabled={!may}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={show}
          sx={{ maxWidth: 180 }}
        >
          {assignee && <PersonAvatar name={assignee.name} size={18} sx={{ ml: -1 }} />}
          {assignee ? (
            <span>
              <Box component="span" sx={visuallyHidden}>
                Assigned to{' '}
              </Box>
              {assignee.name.split(' ')[0]}
            </span>
          ) : (
            'Assign'
          )}
          <Keys id="assign" />
        </Button>
      </KeyTooltip>
      <PickMenu
        anchor={open ? button.current : null}
        label="Assign to"
        placeholder="Assign to…"
        typed={typed}
        onType={setTyped}
        choices={[
          ...sorted.map((one) => ({
            key: one.id,
            label: one.id === me?.id ? `${one.name} (me)` : one.name,
            before: <PersonAvatar name={one.name} size={20} />,
            chosen: one.id === assignee?.id,
          })),
          ...(assignee ? [{ key: 'none', label: 'Nobody' }] : []),
        ]}
        onPick={pick}
        onClose={close}
      />
    </>
  )
}
