'use client'

import Button from '@mui/material/Button'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { useRef, useState } from 'react'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { useCreateImportMutation } from './api.ts'
import { CommonFields, noChoice } from './CommonFields.tsx'

const accepted = '.md,.markdown,.txt,.html,.htm,.csv'
const mostBytes = 7 * 1024 * 1024

/** Every file becomes a draft, and every row of a table. */
export function FileImport({ onStarted }: { onStarted: (id: string) => void }) {
  const picker = useRef<HTMLInputElement>(null)
  const [files, setFiles] = useState<File[]>([])
  const [common, setCommon] = useState(noChoice)
  const [create, { isLoading, error }] = useCreateImportMutation()
  const size = files.reduce((sum, file) => sum + file.size, 0)
  const submit = async () => {
    const read = await Promise.all(
      files.map(async (file) => ({ name: file.name, content: await file.text() })),
    )
    const answer = await create({ body: { ...common, files: read } })
    if (answer.data) onStarted(answer.data.id)
  }
  return (
    <Stack sx={{ gap: 4 }}>
      <Typography sx={{ color: 'ink2' }}>
        Markdown, HTML, or CSV with the columns title and body, and if you like language and collection. All
        come in as drafts; what has come in before is only updated.
      </Typography>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept={accepted}
        aria-label="Files to import"
        onChange={(event) => setFiles([...(event.target.files ?? [])].slice(0, 100))}
      />
      <Stack direction="row" sx={{ alignItems: 'center', gap: 3 }}>
        <Button variant="outlined" onClick={() => picker.current?.click()}>
          Choose files
        </Button>
        <Typography sx={{ color: 'ink2' }}>
          {files.length === 0
            ? 'None chosen'
            : files
                .map(({ name }) => name)
                .join(', ')
                .slice(0, 200)}
        </Typography>
      </Stack>
      <CommonFields value={common} onChange={setCommon} />
      {size > mostBytes && <Typography role="alert">Choose fewer files: at most 7 MB at a time.</Typography>}
      <FormProblem error={error} />
      <Button
        variant="contained"
        disabled={files.length === 0 || size > mostBytes || isLoading}
        onClick={() => void submit()}
        sx={{ alignSelf: 'flex-start' }}
      >
        Import as drafts
      </Button>
    </Stack>
  )
}
