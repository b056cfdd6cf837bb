'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import InputBase from '@mui/material/InputBase'
import { type FormEvent, useState } from 'react'
import { type Choice, PickMenu } from '../../conversation/menus/PickMenu.tsx'
import { languageName } from '../../inbox/list/chips.ts'
import type { Wishes } from './useRegenerate.ts'

const ready: { label: string; wishes: Wishes }[] = [
  { label: 'Shorter', wishes: { length: 'shorter' } },
  { label: 'Longer', wishes: { length: 'longer' } },
  { label: 'Friendlier', wishes: { tone: 'friendly' } },
  { label: 'More formal', wishes: { tone: 'formal' } },
  { label: 'Say no politely', wishes: { instruction: 'Say no politely.' } },
]

const languages = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'sv',
  'da',
  'no',
  'fi',
  'cs',
  'tr',
  'ja',
  'zh',
]

type Props = { disabled: boolean; onWish: (wishes: Wishes) => void }

/** Asks for the draft in another way: with one press, in another language, or in words. */
export function WishBar({ disabled, onWish }: Props) {
  return (
    <Box
      role="group"
      aria-label="Ask for another draft"
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 2.5 }}
    >
      {ready.map(({ label, wishes }) => (
        <Button key={label} variant="outlined" disabled={disabled} onClick={() => onWish(wishes)} sx={small}>
          {label}
        </Button>
      ))}
      <LanguagePick disabled={disabled} onPick={(language) => onWish({ language })} />
      <Instruction disabled={disabled} onSay={(instruction) => onWish({ instruction })} />
    </Box>
  )
}

function LanguagePick({ disabled, onPick }: { disabled: boolean; onPick: (language: string) => void }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [typed, setTyped] = useState('')
  const choices: Choice[] = languages.map((key) => ({ key, label: languageName(key) }))
  return (
    <>
      <Button
        variant="outlined"
        disabled={disabled}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={small}
      >
        Language…
      </Button>
      <PickMenu
        anchor={anchor}
        label="Language of the draft"
        placeholder="Draft in…"
        choices={choices}
        typed={typed}
        onType={setTyped}
        onPick={onPick}
        onClose={() => setAnchor(null)}
      />
    </>
  )
}

function Instruction({ disabled, onSay }: { disabled: boolean; onSay: (instruction: string) => void }) {
  const [words, setWords] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim() === '' || disabled) return
    onSay(words.trim())
    setWords('')
  }
  return (
    <Box component="form" onSubmit={submit} sx={{ flex: '1 1 200px', minWidth: 160 }}>
      <InputBase
        value={words}
        onChange={(event) => setWords(event.target.value)}
        disabled={disabled}
        placeholder="Or say how, and press Enter…"
        inputProps={{ 'aria-label': 'Your instruction for the draft', maxLength: 500, dir: 'auto' }}
        sx={{
          width: '100%',
          height: 26,
          px: 2,
          fontSize: 12,
          border: '1px solid',
          borderColor: 'assistantLine',
          borderRadius: '6px',
          bgcolor: 'surface',
        }}
      />
    </Box>
  )
}

const small = { height: 26, px: 2, fontSize: 12 }
