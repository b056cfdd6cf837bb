'use client'

import Box from '@mui/material/Box'
import { useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { replaysApi, type Subject } from '../api.ts'
import { NewSetPanel } from '../sets/NewSetPanel.tsx'
import { EstimateLine } from './EstimateLine.tsx'
import { newest, OverFields, overOf } from './OverFields.tsx'

type Props = { subject: Subject; onBegun: (id: string) => void }

/** Over which conversations, for how much, and go. */
export function BeginTrial({ subject, onBegun }: Props) {
  const [chosen, setChosen] = useState(newest)
  const [saving, setSaving] = useState(false)
  const [start, { isLoading }] = replaysApi.useStartReplayMutation()
  const { tellProblem } = useToasts()
  const over = overOf(chosen)
  const begin = async () => {
    if (!over) return
    const answer = await start({ body: { subject, over } })
    if (answer.data) onBegun(answer.data.id)
    else tellProblem('The trial was not begun.', answer.error)
  }
  return (
    <Box component="section" aria-label="A new trial" sx={{ display: 'grid', gap: 3 }}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <OverFields chosen={chosen} onChange={setChosen} onNewSet={() => setSaving(true)} />
        <PermittedButton
          permission="replays:run"
          variant="contained"
          disabled={isLoading || over === null}
          onClick={() => void begin()}
        >
          Try on the past
        </PermittedButton>
      </Box>
      {over && <EstimateLine subject={subject} over={over} />}
      {saving && (
        <NewSetPanel
          onClose={() => setSaving(false)}
          onMade={({ id }) => {
            setChosen({ ...chosen, setId: id })
            setSaving(false)
          }}
        />
      )}
    </Box>
  )
}
