'use client'

import Box from '@mui/material/Box'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useRef, useState } from 'react'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { triageApi } from './api.ts'
import { count } from './words.ts'

/** Takes a file of examples, and says what of it was kept. */
export function ImportExamples() {
  const input = useRef<HTMLInputElement>(null)
  const [createCategories, setCreate] = useState(false)
  const [send, { data, error, isLoading }] = triageApi.useImportExamplesMutation()
  const pick = async (file: File | undefined) => {
    if (file) await send({ file, createCategories })
    if (input.current) input.current.value = ''
  }
  return (
    <Box sx={{ display: 'grid', gap: 2, justifyItems: 'start', maxWidth: 640 }}>
      <Box sx={{ color: 'ink2' }}>
        A file with one line for each message: <code>{'{"text": "…", "category": "…"}'}</code>. Personal data
        is taken out before anything is kept.
      </Box>
      <FormControlLabel
        control={<Switch checked={createCategories} onChange={(_event, checked) => setCreate(checked)} />}
        label="Make categories that are missing"
      />
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File of examples"
        accept=".ndjson,.jsonl,.json,.txt,application/x-ndjson"
        onChange={(event) => void pick(event.target.files?.[0])}
      />
      <PermittedButton
        permission="categories:write"
        variant="outlined"
        disabled={isLoading}
        onClick={() => input.current?.click()}
      >
        {isLoading ? 'Reading the file…' : 'Choose a file'}
      </PermittedButton>
      <FormProblem error={error} />
      {data && (
        <Box role="status">
          {count(data.stored, 'new example')} kept, {data.duplicates} known already.
          {data.categoriesCreated.length > 0 && ` New categories: ${data.categoriesCreated.length}.`}
          {data.refusedCount > 0 && (
            <Box component="ul" sx={{ m: 0, mt: 1, pl: 5, color: 'warn' }}>
              {data.refused.slice(0, 10).map(({ line, reason }) => (
                <li key={line}>
                  Line {line}: {reason}
                </li>
              ))}
              {data.refusedCount > 10 && <li>and {data.refusedCount - 10} more</li>}
            </Box>
          )}
        </Box>
      )}
    </Box>
  )
}
