'use client'
import Button from '@mui/material/Button'
import { useState } from 'react'
import type { Conversation } from '../../inbox/api.ts'
import { Keys } from '../../shortcuts/Keys.tsx'
import { KeyTooltip } from '../../shortcuts/KeyTooltip.tsx'
import { changes } from '../actions/changes.ts'
import { useActions } from '../actions/useActions.ts'
import { PickMenu } from './PickMenu.tsx'
import { readSnoozeTime, snoozePresets } from './snooze-times.ts'
import { useMenu } from './useMenu.ts'

type Props = { conversation: Conversation; may: boolean }

/** When it comes back: the usual times, or any time as people write it. */
export function SnoozeMenu({ conversation, may }: Props) {
  const { button, open, show, close } = useMenu('snooze', may)
  const [typed, setTyped] = useState('')
  const { perform } = useActions()
  const snoozed = conversation.snoozedUntil !== null
  const offer = (text: string) => {
    const until = readSnoozeTime(text, new Date())
    return until ? { key: until.toISOString(), label: `Until ${moment(until)}` } : null
  }
  return (
    <>
      <KeyTooltip id="snooze">
        <Button
          ref={button}
          variant="outlined"
          disabled={!may}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={show}
        >
          {snoozed ? 'Snoozed' : 'Snooze'} <Keys id="snooze" />
        </Button>
      </KeyTooltip>
      <PickMenu
        anchor={open ? button.current : null}
        label="Snooze until"
        placeholder="Try: 2h, tomorrow 14:00, friday"
        typed={typed}
        onType={setTyped}
        offer={offer}
        choices={[
          ...(snoozed ? [{ key: 'wake', label: 'Wake it up now' }] : []),
          ...snoozePresets(new Date()).map(({ label, until }) => ({
            key: until.toISOString(),
            label,
            hint: moment(until),
          })),
        ]}
        onPick={(key) => void perform(conversation, changes.snooze(key === 'wake' ? null : key))}
        onClose={close}
      />
    </>
  )
}

function moment(at: Date): string {
  return at.toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
}
