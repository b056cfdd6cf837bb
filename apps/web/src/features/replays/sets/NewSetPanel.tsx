'use client'

import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { useCategories, useTeams } from '../../inbox/directory.ts'
import { type ReplaySet, replaysApi } from '../api.ts'

type Props = { onClose: () => void; onMade: (set: ReplaySet) => void }

const blank = { name: '', q: '', status: '', category: '', team: '', tag: '', last: '200' }
type Fields = typeof blank

const statuses = [
  { value: 'open', label: 'Open' },
  { value: 'pending', label: 'Pending' },
  { value: 'resolved', label: 'Resolved' },
  { value: 'closed', label: 'Closed' },
]

/** Names a set of conversations: what a search and filter find now, or the newest. */
export function NewSetPanel({ onClose, onMade }: Props) {
  const [fields, setFields] = useState(blank)
  const [create, { error, isLoading }] = replaysApi.useCreateReplaySetMutation()
  const categories = useCategories().map(({ key, name }) => ({ value: key, label: name }))
  const teams = useTeams().map(({ id, name }) => ({ value: id, label: name }))
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const { data } = await create({ body: bodyOf(fields) })
    if (data) onMade(data)
  }
  const write = (name: keyof Fields) => (value: string) => setFields({ ...fields, [name]: value })
  const last = Number(fields.last)
  const wrong = fields.name.trim() === '' || !(Number.isInteger(last) && last >= 1 && last <= 1_000)
  return (
    <SidePanel
      open
      title="Save a set"
      onClose={onClose}
      onSubmit={(event) => void save(event as FormEvent)}
      submit="Save"
      busy={isLoading || wrong}
      problem={<FormProblem error={error} />}
    >
      <Text label="Name" value={fields.name} onChange={write('name')} placeholder="Refunds of last month" />
      <Text
        label="Search"
        value={fields.q}
        onChange={write('q')}
        about="What the messages say. Everything below narrows it down further."
      />
      <Pick label="Status" value={fields.status} choices={statuses} onChange={write('status')} />
      <Pick label="Category" value={fields.category} choices={categories} onChange={write('category')} />
      <Pick label="Team" value={fields.team} choices={teams} onChange={write('team')} />
      <Text label="Tag" value={fields.tag} onChange={write('tag')} />
      <Text
        label="At most"
        type="number"
        value={fields.last}
        onChange={write('last')}
        about="Up to 1,000, the newest first. The set stays as it is now."
      />
    </SidePanel>
  )
}

function bodyOf({ name, last, ...found }: Fields) {
  const foundBy = Object.fromEntries(Object.entries(found).filter(([, value]) => value.trim() !== ''))
  const some = Object.keys(foundBy).length > 0
  return { name, last: Number(last), ...(some ? { foundBy } : {}) }
}

type TextProps = {
  label: string
  value: string
  type?: string
  placeholder?: string
  about?: string
  onChange: (value: string) => void
}

function Text({ about, onChange, ...rest }: TextProps) {
  return <TextField {...rest} helperText={about} onChange={({ target }) => onChange(target.value)} />
}

type PickProps = {
  label: string
  value: string
  choices: { value: string; label: string }[]
  onChange: (value: string) => void
}

function Pick({ label, value, choices, onChange }: PickProps) {
  return (
    <TextField
      select
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">Any</MenuItem>
      {choices.map((choice) => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  )
}
