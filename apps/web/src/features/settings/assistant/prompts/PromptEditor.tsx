'use client'

import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { FormProblem } from '../../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { ToneChip } from '../../../../ui/ToneChip.tsx'
import { TryOnPast } from '../../../replays/TryOnPast.tsx'
import { SettingCard } from '../../mailboxes/SettingCard.tsx'
import { assistantApi, type Preview, type Prompt } from '../api.ts'
import { taskNames } from '../words.ts'
import { PromptPreview } from './PromptPreview.tsx'
import { PromptVersions } from './PromptVersions.tsx'

/** The words of one task: to write, to look at as they would be sent, and to put into use. */
export function PromptEditor({ prompt }: { prompt: Prompt }) {
  const { task, activeVersion, template, builtIn, variables } = prompt
  const [written, setWritten] = useState(template)
  const [shown, setShown] = useState<Preview | null>(null)
  const [preview, previewing] = assistantApi.useCreatePromptPreviewMutation()
  const [create, creating] = assistantApi.useCreatePromptVersionMutation()
  const [activate, activating] = assistantApi.usePutActivePromptMutation()
  const { tell } = useToasts()
  const changed = written.trim() !== template.trim()
  const busy = previewing.isLoading || creating.isLoading || activating.isLoading

  const look = async () => {
    const { data } = await preview({ body: { task, template: written } })
    if (data) setShown(data)
  }
  const save = async () => {
    const { data } = await create({ body: { task, template: written } })
    if (!data) return
    const { error } = await activate({ body: { task, version: data.version } })
    if (error === undefined) tell(`Version ${data.version} is in use.`)
  }
  const pick = (picked: string) => {
    setWritten(picked)
    setShown(null)
  }
  return (
    <SettingCard
      title={taskNames[task]}
      about={variables.map(({ name, meaning }) => `{{${name}}} is ${meaning}.`).join(' ')}
      action={
        <ToneChip
          label={activeVersion === 0 ? 'Built-in words' : `Version ${activeVersion}`}
          tone={activeVersion === 0 ? 'neutral' : 'accent'}
        />
      }
      foot={
        <>
          {written !== builtIn && (
            <Button onClick={() => pick(builtIn)}>Start from the built-in words</Button>
          )}
          <Box sx={{ flex: 1 }} />
          {(task === 'classify' || task === 'draft') && (
            <TryOnPast
              of={() => ({ kind: 'prompt', task, template: written })}
              disabled={written.trim() === ''}
            />
          )}
          <Button variant="outlined" disabled={busy} onClick={() => void look()}>
            Preview
          </Button>
          <Button variant="contained" disabled={busy || !changed} onClick={() => void save()}>
            Save and use
          </Button>
        </>
      }
    >
      <Box sx={{ display: 'grid', gap: 4 }}>
        <TextField
          multiline
          minRows={6}
          maxRows={20}
          value={written}
          onChange={(event) => setWritten(event.target.value)}
          slotProps={{
            htmlInput: { 'aria-label': `Words to ${taskNames[task].toLowerCase()}`, maxLength: 20_000 },
            input: { sx: { fontFamily: 'monospace', fontSize: 12.5 } },
          }}
        />
        <FormProblem error={previewing.error ?? creating.error ?? activating.error} />
        {shown && <PromptPreview preview={shown} rules={prompt.rules} />}
        <PromptVersions task={task} active={activeVersion} onPick={pick} />
      </Box>
    </SettingCard>
  )
}
