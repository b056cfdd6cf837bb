'use client'
import GroupsIcon from '@mui/icons-material/GroupsOutlined'
import { useState } from 'react'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import type { Conversation } from '../../inbox/api.ts'
import { useTeams } from '../../inbox/directory.ts'
import { KeyTooltip } from '../../shortcuts/KeyTooltip.tsx'
import { changes } from '../actions/changes.ts'
import { useActions } from '../actions/useActions.ts'
import { PickMenu } from './PickMenu.tsx'
import { useMenu } from './useMenu.ts'

type Props = { conversation: Conversation; may: boolean }

/** Whose it is, and the way to give it to another team; yours come first. Nothing where there are no teams. */
export function TeamMenu({ conversation, may }: Props) {
  const teams = useTeams()
  const { button, open, show, close } = useMenu('team', may && teams.length > 0)
  const [typed, setTyped] = useState('')
  const { perform } = useActions()
  const { team } = conversation
  if (teams.length === 0 && team === null) return null
  const sorted = [...teams].sort((a, b) => Number(b.mine) - Number(a.mine))
  const pick = (key: string) => {
    const found = teams.find((one) => one.id === key)
    const chosen = found ? { id: found.id, name: found.name } : null
    if (chosen?.id !== team?.id) void perform(conversation, changes.team(chosen))
  }
  const name = team?.name ?? 'No team'
  return (
    <>
      <KeyTooltip id="team">
        <ToneChip
          ref={button as React.Ref<HTMLDivElement>}
          component="button"
          clickable
          disabled={!may}
          icon={<GroupsIcon />}
          label={name}
          aria-haspopup="dialog"
          aria-expanded={open}
          aria-label={`Team: ${name}. Give it to another`}
          onClick={show}
          sx={look}
        />
      </KeyTooltip>
      <PickMenu
        anchor={open ? button.current : null}
        label="Give to a team"
        placeholder="Which team?"
        typed={typed}
        onType={setTyped}
        choices={[
          ...sorted.map(({ id, name: label, mine }) => ({
            key: id,
            label,
            ...(mine ? { hint: 'yours' } : {}),
            chosen: id === team?.id,
          })),
          ...(team ? [{ key: 'none', label: 'No team' }] : []),
        ]}
        onPick={pick}
        onClose={close}
      />
    </>
  )
}

const look = {
  border: 0,
  font: 'inherit',
  fontSize: 11,
  maxWidth: 200,
  '& .MuiChip-icon': { fontSize: 14, color: 'inherit' },
}
