'use client'
import Autocomplete from '@mui/material/Autocomplete'
import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useDeferredValue, useState } from 'react'
import { composeApi } from './api.ts'

/** Somebody who wrote before, or an address nobody has written from yet. */
export type Recipient = { id: string | null; name: string; email: string }

type Props = { value: Recipient | null; onChange: (recipient: Recipient | null) => void }

const address = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/

/** Finds a contact by name or address; an address that is none yet is offered as a new one. */
export function ContactPick({ value, onChange }: Props) {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const { data } = composeApi.useContactsToWriteToQuery({ query: { limit: 20, ...(q === '' ? {} : { q }) } })
  const known: Recipient[] = (data?.items ?? []).filter(({ email }) => address.test(email))
  const isNew = address.test(q) && !known.some(({ email }) => email === q.toLowerCase())
  const options = isNew ? [{ id: null, name: '', email: q.toLowerCase() }, ...known] : known
  return (
    <Autocomplete
      options={options}
      value={value}
      filterOptions={(all) => all}
      autoHighlight
      getOptionLabel={({ name, email }) => (name === '' ? email : `${name} <${email}>`)}
      getOptionKey={({ id, email }) => id ?? email}
      isOptionEqualToValue={(one, other) => one.email === other.email}
      noOptionsText="Nobody like that. Type a whole address to write to somebody new."
      onInputChange={(_event, text, why) => {
        if (why !== 'selectOption') setTyped(text)
      }}
      onChange={(_event, chosen) => onChange(chosen)}
      renderOption={({ key, ...props }, { id, name, email }) => (
        <li key={key} {...props}>
          <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            {name === '' ? email : name}
            <Box sx={{ fontSize: 12, color: 'ink3' }}>{id === null ? 'A new contact' : email}</Box>
          </Box>
        </li>
      )}
      renderInput={(params) => <TextField {...params} label="To" autoFocus required />}
    />
  )
}
