'use client'
import Box from '@mui/material/Box'
import Popover from '@mui/material/Popover'
import { Command } from 'cmdk'
import type { KeyboardEvent, ReactNode } from 'react'
import { pickerLook } from './picker-look.ts'

export type Choice = { key: string; label: string; hint?: ReactNode; before?: ReactNode; chosen?: boolean }

type Props = {
  anchor: HTMLElement | null
  label: string
  placeholder: string
  choices: Choice[]
  /** Offered for what was typed, ahead of the choices. */
  offer?: (typed: string) => Choice | null
  typed: string
  onType: (typed: string) => void
  /** Stays open after a choice, for lists of which several may be chosen. */
  several?: boolean
  /** The first nine can be picked by their digit while nothing is typed. */
  numbered?: boolean
  onPick: (key: string) => void
  onClose: () => void
}

/** A list to pick from by typing, with the arrow keys or with the pointer. */
export function PickMenu({
  anchor,
  label,
  placeholder,
  choices,
  offer,
  typed,
  onType,
  several,
  numbered,
  onPick,
  onClose,
}: Props) {
  const offered = typed.trim() ? (offer?.(typed.trim()) ?? null) : null
  const pick = (key: string) => {
    onPick(key)
    onType('')
    if (!several) onClose()
  }
  const pickByDigit = (event: KeyboardEvent) => {
    const choice = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined
    if (!numbered || typed !== '' || !choice || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    pick(choice.key)
  }
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': label, sx: { mt: 1, width: 280 } } }}
    >
      <Box sx={pickerLook}>
        <Command label={label} loop onKeyDown={pickByDigit}>
          <Command.Input
            autoFocus
            placeholder={placeholder}
            aria-label={label}
            value={typed}
            onValueChange={onType}
          />
          <Command.List>
            {!offered && <Command.Empty>Nothing of that name.</Command.Empty>}
            {offered && (
              <Command.Item forceMount value={`offered ${offered.key}`} onSelect={() => pick(offered.key)}>
                <Line choice={offered} />
              </Command.Item>
            )}
            {choices.map((choice, place) => (
              <Command.Item
                key={choice.key}
                value={`${choice.label} ${choice.key}`}
                aria-checked={choice.chosen}
                onSelect={() => pick(choice.key)}
              >
                {numbered && place < 9 && typed === '' && (
                  <Box component="kbd" aria-hidden sx={digit}>
                    {place + 1}
                  </Box>
                )}
                <Line choice={choice} />
              </Command.Item>
            ))}
          </Command.List>
        </Command>
      </Box>
    </Popover>
  )
}

const digit = { font: 'inherit', fontSize: 11, color: 'ink3', width: 12, flex: 'none' } as const

function Line({ choice }: { choice: Choice }) {
  return (
    <>
      {choice.before}
      <Box component="span" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {choice.label}
      </Box>
      {choice.hint !== undefined && (
        <Box component="span" sx={{ color: 'ink3', fontSize: 12, whiteSpace: 'nowrap' }}>
          {choice.hint}
        </Box>
      )}
      {choice.chosen && <span aria-hidden>✓</span>}
    </>
  )
}
