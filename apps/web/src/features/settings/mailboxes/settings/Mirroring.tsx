'use client'

import Box from '@mui/material/Box'
import Switch from '@mui/material/Switch'
import { useId } from 'react'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { usePermission } from '../../../shell/usePermission.ts'
import type { Mailbox } from '../api.ts'
import { SettingCard } from '../SettingCard.tsx'
import { providerName } from '../state-words.ts'
import { type MailboxSettings, mailboxSettingsApi } from './api.ts'

type Kind = 'mirrorReadState' | 'mirrorArchive'

const kinds: { kind: Kind; title: string; about: (provider: string) => string; told: [string, string] }[] = [
  {
    kind: 'mirrorReadState',
    title: 'Read here, read there',
    about: (provider) =>
      `Once a colleague opens a conversation, its mails are marked as read in ${provider}. What is read in ${provider} counts as read here, for everybody.`,
    told: ['Read state goes both ways now.', 'Read state stays where it is.'],
  },
  {
    kind: 'mirrorArchive',
    title: 'Resolving archives',
    about: (provider) =>
      `When a conversation is resolved, its mails leave the inbox of ${provider} for its archive.`,
    told: ['Resolved conversations are archived.', 'Resolved conversations stay in the inbox there.'],
  },
]

/** What the provider is told of what happens here. Each switch is kept at once. */
export function Mirroring({ mailbox, settings }: { mailbox: Mailbox; settings: MailboxSettings }) {
  const provider = providerName(mailbox.channel)
  const [put, { isLoading, originalArgs }] = mailboxSettingsApi.usePutMailboxSettingsMutation()
  const { tell, tellProblem } = useToasts()
  const locked = !usePermission('mailboxes:write')
  const shown = { ...settings, ...(isLoading ? originalArgs?.body : {}) }
  const change = async (kind: Kind, on: boolean, told: string) => {
    const { error } = await put({ params: { id: mailbox.id }, body: { [kind]: on } })
    if (error === undefined) tell(told)
    else tellProblem('This was not changed.', error)
  }
  return (
    <SettingCard
      title={`In step with ${provider}`}
      about={`For teams whose members also look into ${provider} itself.`}
      flush
    >
      {kinds.map(({ kind, title, about, told: [on, off] }) => (
        <Choice
          key={kind}
          title={title}
          about={about(provider)}
          checked={shown[kind]}
          disabled={locked || isLoading}
          onChange={(checked) => void change(kind, checked, checked ? on : off)}
        />
      ))}
    </SettingCard>
  )
}

type ChoiceProps = {
  title: string
  about: string
  checked: boolean
  disabled: boolean
  onChange: (checked: boolean) => void
}

function Choice({ title, about, checked, disabled, onChange }: ChoiceProps) {
  const [name, description] = [useId(), useId()]
  return (
    <Box component="label" sx={row}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box id={name} sx={{ fontWeight: 500 }}>
          {title}
        </Box>
        <Box id={description} sx={{ mt: 0.5, color: 'ink3', maxWidth: 560 }}>
          {about}
        </Box>
      </Box>
      <Switch
        checked={checked}
        disabled={disabled}
        onChange={(_event, on) => onChange(on)}
        slotProps={{ input: { 'aria-labelledby': name, 'aria-describedby': description } }}
      />
    </Box>
  )
}

const row = {
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  px: 5,
  py: 3.5,
  fontSize: 13,
  cursor: 'pointer',
  '& + &': { borderTop: '1px solid', borderColor: 'hairline' },
}
