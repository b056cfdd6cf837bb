'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Chip from '@mui/material/Chip'
import InputBase from '@mui/material/InputBase'
import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import { useId, useState } from 'react'
import { type Recipients, readAddresses } from './recipients.ts'
import type { Mode } from './useReplyCheck.ts'

const fields = [
  { field: 'to', label: 'To' },
  { field: 'cc', label: 'Cc' },
  { field: 'bcc', label: 'Bcc' },
] as const

type Props = {
  recipients: Recipients
  /** appears in the visitor's browser, and goes to nobody by mail */
  inChat: boolean
  name: string
  disabled: boolean
  onChange: (recipients: Recipients) => void
  mode: Mode
  onMode: (mode: Mode) => void
  /** the mailbox and its verified aliases */
  senders: string[]
  from: string | undefined
  onFrom: (from: string) => void
}

/** Whom it goes to, in one line until it is to be changed. */
export function RecipientFields(props: Props) {
  const { recipients, inChat, name, disabled, onChange } = props
  const [open, setOpen] = useState(false)
  if (!open) {
    const { to, cc, bcc } = recipients
    const people = to.length === 1 && name ? name : to.join(', ') || 'nobody'
    const hidden = bcc.length > 0 ? ` · Bcc ${bcc.join(', ')}` : ''
    const sentence = `To ${people} · Cc ${cc.join(', ') || 'none'}${hidden}`
    return (
      <Button
        disabled={disabled}
        aria-expanded={false}
        onClick={() => setOpen(true)}
        sx={{
          height: 22,
          px: 1.5,
          fontSize: 12,
          color: 'ink3',
          fontWeight: 400,
          minWidth: 0,
          maxWidth: '100%',
        }}
      >
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {inChat ? `In the chat with ${name || 'the visitor'}` : sentence}
        </Box>
      </Button>
    )
  }
  return (
    <Box sx={{ display: 'grid', gap: 1, mt: { md: '34px' }, mb: 2, width: '100%' }}>
      {fields.map(({ field, label }) => (
        <AddressField
          key={field}
          label={label}
          addresses={recipients[field]}
          onChange={(addresses) => onChange({ ...recipients, [field]: addresses })}
        />
      ))}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
        <Sender {...props} />
        <ModeButton {...props} />
      </Box>
    </Box>
  )
}

/** Only where there is something to choose from. */
function Sender({ senders, from, onFrom, disabled }: Props) {
  if (senders.length < 2) return null
  return (
    <Select
      variant="standard"
      disableUnderline
      disabled={disabled}
      value={from ?? senders[0] ?? ''}
      onChange={(event) => onFrom(event.target.value)}
      SelectDisplayProps={{ 'aria-label': 'Send from' }}
      sx={{ fontSize: 12 }}
    >
      {senders.map((address) => (
        <MenuItem key={address} value={address}>
          From {address}
        </MenuItem>
      ))}
    </Select>
  )
}

function ModeButton({ mode, onMode, disabled }: Props) {
  const all = mode === 'reply_all'
  return (
    <Button
      disabled={disabled}
      onClick={() => onMode(all ? 'reply' : 'reply_all')}
      sx={{ height: 22, fontSize: 12, px: 1.5, minWidth: 0 }}
    >
      {all ? 'Answer the sender only' : 'Answer everybody'}
    </Button>
  )
}

type FieldProps = { label: string; addresses: string[]; onChange: (addresses: string[]) => void }

function AddressField({ label, addresses, onChange }: FieldProps) {
  const id = useId()
  const [text, setText] = useState('')
  const take = (typed: string) => {
    const { addresses: found, rest } = readAddresses(typed)
    if (found.length > 0) onChange([...new Set([...addresses, ...found])])
    setText(rest)
  }
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        borderBottom: '1px solid',
        borderColor: 'hairline',
        minHeight: 28,
      }}
    >
      <Box component="label" htmlFor={id} sx={{ width: 30, fontSize: 12, color: 'ink3' }}>
        {label}
      </Box>
      {addresses.map((address) => (
        <Chip
          key={address}
          label={address}
          onDelete={() => onChange(addresses.filter((one) => one !== address))}
        />
      ))}
      <InputBase
        id={id}
        value={text}
        error={text !== '' && readAddresses(text).addresses.length === 0}
        onChange={(event) =>
          /[,;\n]/.test(event.target.value) ? take(event.target.value) : setText(event.target.value)
        }
        onBlur={() => take(text)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.metaKey && !event.ctrlKey) {
            event.preventDefault()
            take(text)
          }
          if (event.key === 'Backspace' && text === '') onChange(addresses.slice(0, -1))
        }}
        inputProps={{ autoComplete: 'off', spellCheck: false }}
        sx={{ flex: 1, minWidth: 120, fontSize: 13 }}
      />
    </Box>
  )
}
