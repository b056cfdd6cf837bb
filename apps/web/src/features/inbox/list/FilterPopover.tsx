'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import Popover from '@mui/material/Popover'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { channelWords } from '../../channels/channel-words.ts'
import { customFieldsApi } from '../../settings/custom-fields/api.ts'
import { useCategories, useMailboxes, useMembers, useTeams } from '../directory.ts'
import { usePlace } from '../usePlace.ts'
import type { FilterName } from '../view.ts'

type Choice = { value: string; label: string }

const statuses: Choice[] = [
  { value: 'open', label: 'Open' },
  { value: 'in_progress', label: 'In progress' },
  { value: 'pending', label: 'Pending' },
  { value: 'snoozed', label: 'Snoozed' },
  { value: 'resolved', label: 'Resolved' },
  { value: 'closed', label: 'Closed' },
  { value: 'all', label: 'Every status' },
]

const nobodyOrMe: Choice[] = [
  { value: 'me', label: 'Me' },
  { value: 'none', label: 'Nobody' },
]

const mineOrNone: Choice[] = [
  { value: 'mine', label: 'My teams' },
  { value: 'none', label: 'No team' },
]

const deadlines: Choice[] = [
  { value: 'near', label: 'Due soon' },
  { value: 'breached', label: 'Late' },
]

const moods: Choice[] = [
  { value: 'negative', label: 'Unhappy' },
  { value: 'neutral', label: 'Neutral' },
  { value: 'positive', label: 'Happy' },
]

const channels: Choice[] = Object.entries(channelWords).map(([value, { label }]) => ({ value, label }))

const waits: Choice[] = [
  { value: 'true', label: 'The customer' },
  { value: 'false', label: 'Nobody' },
]

const orders: Choice[] = [
  { value: 'due', label: 'What is due first' },
  { value: 'waiting', label: 'Who waits longest' },
]

/** What a field says where nothing is chosen. */
const unset: Partial<Record<FilterName, string>> = { status: 'As in the view', sort: 'Newest first' }

type Props = { anchor: HTMLElement | null; onClose: () => void }

/** Narrows a view; what is chosen is kept in the address. */
export function FilterPopover({ anchor, onClose }: Props) {
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': 'Filters', sx: { p: 4, width: 280 } } }}
    >
      <Fields onClose={onClose} />
    </Popover>
  )
}

function Fields({ onClose }: { onClose: () => void }) {
  const { place, go } = usePlace()
  const set = (name: FilterName, value: string) =>
    go({ filters: { ...place.filters, [name]: value || undefined } }, 'replace')
  const members = useMembers().map((one) => ({ value: one.id, label: one.name }))
  const teams = useTeams().map((one) => ({ value: one.id, label: one.name }))
  const mailboxes = useMailboxes().map((one) => ({ value: one.id, label: one.address }))
  const categories = useCategories().map((one) => ({ value: one.key, label: one.name }))
  const own = useOwnChoices()
  const fields: { name: FilterName; label: string; choices: Choice[] }[] = [
    { name: 'status', label: 'Status', choices: statuses },
    { name: 'assignee', label: 'Assigned to', choices: [...nobodyOrMe, ...members] },
    ...(teams.length > 0
      ? [{ name: 'team' as const, label: 'Team', choices: [...mineOrNone, ...teams] }]
      : []),
    { name: 'mailbox', label: 'Mailbox', choices: mailboxes },
    { name: 'channel', label: 'Channel', choices: channels },
    { name: 'category', label: 'Category', choices: categories },
    { name: 'follower', label: 'Followed by', choices: [{ value: 'me', label: 'Me' }, ...members] },
    ...(own.length > 0 ? [{ name: 'field' as const, label: 'Field', choices: own }] : []),
    { name: 'sla', label: 'Deadline', choices: deadlines },
    { name: 'mood', label: 'Mood', choices: moods },
    { name: 'waiting', label: 'Waiting for us', choices: waits },
    { name: 'sort', label: 'Order', choices: orders },
  ]
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      {fields.map(({ name, label, choices }) => (
        <TextField
          key={name}
          select
          label={label}
          value={place.filters[name] ?? ''}
          onChange={(event) => set(name, event.target.value)}
          slotProps={{ select: { displayEmpty: true } }}
        >
          <MenuItem value="">{unset[name] ?? 'Any'}</MenuItem>
          {withCurrent(choices, place.filters[name]).map(({ value, label: words }) => (
            <MenuItem key={value} value={value}>
              {words}
            </MenuItem>
          ))}
        </TextField>
      ))}
      <TagField value={place.filters.tag ?? ''} onSet={(value) => set('tag', value)} />
      <Box sx={{ display: 'flex', justifyContent: 'space-between' }}>
        <Button onClick={() => go({ filters: {} }, 'replace')}>Clear</Button>
        <Button variant="outlined" onClick={onClose}>
          Done
        </Button>
      </Box>
    </Box>
  )
}

/** What fields of few values may say; those anybody writes into are asked for through the address. */
function useOwnChoices(): Choice[] {
  const { data } = customFieldsApi.useListCustomFieldsQuery({ query: { limit: 100 } })
  return (data?.items ?? []).flatMap(({ subject, key, label, type, options }) => {
    const words = type === 'checkbox' ? ['Yes', 'No'] : options
    return words.map((one) => ({ value: `${subject}.${key}:${one}`, label: `${label}: ${one}` }))
  })
}

function TagField({ value, onSet }: { value: string; onSet: (value: string) => void }) {
  const [text, setText] = useState(value)
  return (
    <TextField
      label="Tag"
      placeholder="Any"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => onSet(text.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onSet(text.trim())
      }}
    />
  )
}

/** A select needs its value among its choices, even before they are loaded. */
function withCurrent(choices: Choice[], current: string | undefined): Choice[] {
  if (!current || choices.some((one) => one.value === current)) return choices
  return [...choices, { value: current, label: current }]
}
