'use client'
import { useState } from 'react'
import { type Choice, PickMenu } from '../menus/PickMenu.tsx'
import { readSnoozeTime, snoozePresets } from '../menus/snooze-times.ts'
import { momentOf } from './moment.ts'

type Props = {
  anchor: HTMLElement | null
  /** shown ahead of the times */
  first?: Choice[]
  onPick: (sendAt: string) => void
  /** one of `first` was picked */
  onChoice?: (key: string) => void
  onClose: () => void
}

/** When a mail leaves: the customer's next business hours, the usual times, or any time as people write it. */
export function TimeMenu({ anchor, first = [], onPick, onChoice, onClose }: Props) {
  const [typed, setTyped] = useState('')
  const now = new Date()
  const pick = (key: string) => {
    if (first.some((choice) => choice.key === key)) return onChoice?.(key)
    onPick(key)
    onClose()
  }
  return (
    <PickMenu
      anchor={anchor}
      label="Send later"
      placeholder="Try: 2h, tomorrow 14:00, friday"
      typed={typed}
      onType={setTyped}
      several
      offer={(text) => {
        const at = readSnoozeTime(text, new Date())
        return at ? { key: at.toISOString(), label: momentOf(at) } : null
      }}
      choices={[
        ...first,
        { key: 'next_business_hours', label: 'In the next business hours' },
        ...snoozePresets(now).map(({ label, until }) => ({
          key: until.toISOString(),
          label,
          hint: momentOf(until),
        })),
      ]}
      onPick={pick}
      onClose={onClose}
    />
  )
}
