'use client'
import Button from '@mui/material/Button'
import { useRef, useState } from 'react'
import type { Conversation } from '../../inbox/api.ts'
import { languageName } from '../../inbox/list/chips.ts'
import { usePermission } from '../../shell/usePermission.ts'
import { changes } from '../actions/changes.ts'
import { useActions } from '../actions/useActions.ts'
import { PickMenu } from './PickMenu.tsx'

/** What mails are told apart by, with those first that most people write. */
const languages = 'en de fr es it nl pt pl sv da no fi cs hu ro tr ru uk ar hi ja zh ko'.split(' ')

/** What the customer writes in, and the way to correct it: translations and drafts go by it. */
export function LanguageMenu({ conversation }: { conversation: Conversation }) {
  const may = usePermission('conversations:update')
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const { perform } = useActions()
  const language = conversation.classification?.language ?? 'und'
  const name = language === 'und' ? 'Not known' : languageName(language)
  const pick = (key: string) => {
    if (key !== language) void perform(conversation, changes.judgement({ language: key }))
  }
  return (
    <>
      <Button
        ref={button}
        size="small"
        color="inherit"
        disabled={!may}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={`Language: ${name}. Correct it`}
        onClick={() => setOpen(true)}
        sx={{ minWidth: 0, minHeight: 22, px: 1.5, ml: -1.5, py: 0, '&.Mui-disabled': { color: 'ink' } }}
      >
        {name}
      </Button>
      <PickMenu
        anchor={open ? button.current : null}
        label="Correct the language"
        placeholder="What is it written in?"
        typed={typed}
        onType={setTyped}
        choices={languages.map((key) => ({ key, label: languageName(key), chosen: key === language }))}
        onPick={pick}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
