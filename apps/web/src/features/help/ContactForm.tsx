'use client'

import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { type FormEvent, useActionState, useState } from 'react'
import type { FormState } from '../../server/help/send-form.ts'
import { visuallyHidden } from '../../ui/visually-hidden.ts'
import { HelpFound } from './HelpFound.tsx'
import { Sent } from './Sent.tsx'
import { helpWords } from './words.ts'

type Act = (state: FormState, form: FormData) => Promise<FormState>
type Props = { slug: string; language: string; token: string; act: Act }

const blank: FormState = {
  values: { name: '', email: '', subject: '', text: '' },
  problems: [],
  offered: null,
  sent: null,
  hadFiles: false,
}

/** An answer that did not come is told, too, and what was written stays. */
const lost = { field: null, code: 'failed' } as const

const fields = [
  { name: 'name', autoComplete: 'name', maxLength: 100 },
  { name: 'email', type: 'email', autoComplete: 'email', maxLength: 254 },
  { name: 'subject', maxLength: 200 },
  { name: 'text', maxLength: 20_000, multiline: true, rows: 6 },
] as const

/**
 * The form of a help center. Without JavaScript the page comes back with what was written; with it nothing is loaded
 * anew and chosen files stay.
 */
export function ContactForm({ slug, language, token, act }: Props) {
  const words = helpWords(language)
  const [loaded, send] = useActionState(act, blank)
  const [answered, setAnswered] = useState<FormState | null>(null)
  const [sending, setSending] = useState(false)
  const state = answered ?? loaded
  if (state.sent !== null) return <Sent words={words} number={state.sent} email={state.values.email} />
  const problemOf = (field: string | null) => {
    const problem = state.problems.find((one) => one.field === field)
    return problem && words.problems[problem.code]
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const trap = event.currentTarget.elements.namedItem('website')
    if (trap instanceof HTMLInputElement) trap.value = ''
    setSending(true)
    setAnswered(await act(state, form).catch(() => ({ ...state, problems: [lost] })))
    setSending(false)
  }
  return (
    <Box
      component="form"
      action={send}
      onSubmit={(event) => void submit(event)}
      noValidate
      sx={{ display: 'grid', gap: 5, maxWidth: 620, '& input, & textarea': { fontSize: { xs: 16, sm: 14 } } }}
    >
      <input type="hidden" name="token" value={token} />
      {fields.map(({ name, maxLength, ...rest }) => (
        <TextField
          key={name}
          {...rest}
          id={`contact-${name}`}
          name={name}
          label={words[name]}
          defaultValue={state.values[name]}
          required={name !== 'name'}
          error={problemOf(name) !== undefined}
          helperText={problemOf(name)}
          slotProps={{ htmlInput: { maxLength, dir: 'auto' } }}
        />
      ))}
      <Files label={words.files} hint={words.filesHint} problem={problemOf('files')} />
      <Box aria-hidden sx={visuallyHidden}>
        <label htmlFor="contact-website">{words.trap}</label>
        <input id="contact-website" name="website" tabIndex={-1} autoComplete="off" />
      </Box>
      {state.problems.length > 0 && (
        <Alert severity="error" role="alert">
          {problemOf(null)} {answered === null && state.hadFiles ? words.keptButFiles : words.kept}
        </Alert>
      )}
      {state.offered && <Offered slug={slug} words={words} offered={state.offered} />}
      <Button
        type="submit"
        variant="contained"
        disabled={sending}
        sx={{ justifySelf: 'start', minHeight: 44, px: 6 }}
      >
        {state.offered ? words.offered.send : words.send}
      </Button>
    </Box>
  )
}

type Worded = { words: ReturnType<typeof helpWords> }

function Offered({
  slug,
  words,
  offered,
}: Worded & { slug: string; offered: NonNullable<FormState['offered']> }) {
  return (
    <Box role="status" sx={{ display: 'grid', gap: 3 }}>
      <input type="hidden" name="offered" value="yes" />
      <Typography variant="h2">{words.offered.title}</Typography>
      <HelpFound slug={slug} found={offered} newTab />
    </Box>
  )
}

function Files({ label, hint, problem }: { label: string; hint: string; problem: string | undefined }) {
  return (
    <Box>
      <Box
        component="label"
        htmlFor="contact-files"
        sx={{ display: 'block', fontSize: 13, fontWeight: 500, mb: 1.5 }}
      >
        {label}
      </Box>
      <Box
        component="input"
        id="contact-files"
        name="files"
        type="file"
        multiple
        aria-describedby="contact-files-hint"
        sx={chooser}
      />
      <Box
        id="contact-files-hint"
        sx={{ mt: 1, fontSize: 12, color: problem === undefined ? 'ink3' : 'late' }}
      >
        {problem ?? hint}
      </Box>
    </Box>
  )
}

const chooser = {
  font: 'inherit',
  color: 'ink2',
  maxWidth: '100%',
  '&::file-selector-button': {
    font: 'inherit',
    fontSize: 13,
    fontWeight: 500,
    height: 36,
    mr: 3,
    px: 3,
    border: 1,
    borderColor: 'edge',
    borderRadius: 1,
    bgcolor: 'surface',
    color: 'ink',
    cursor: 'pointer',
  },
}
