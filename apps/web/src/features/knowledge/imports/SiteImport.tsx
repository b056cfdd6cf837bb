'use client'

import Button from '@mui/material/Button'
import Stack from '@mui/material/Stack'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { useCreateCrawlMutation } from './api.ts'
import { CommonFields, noChoice } from './CommonFields.tsx'

/** Reads the organization's own site, page by page. */
export function SiteImport({ onStarted }: { onStarted: (id: string) => void }) {
  const [url, setUrl] = useState('')
  const [maxPages, setMaxPages] = useState(100)
  const [common, setCommon] = useState(noChoice)
  const [create, { isLoading, error }] = useCreateCrawlMutation()
  const submit = async () => {
    const answer = await create({ body: { ...common, url: url.trim(), maxPages } })
    if (answer.data) onStarted(answer.data.id)
  }
  return (
    <Stack
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      sx={{ gap: 4 }}
    >
      <Typography sx={{ color: 'ink2' }}>
        Pages of this one site become drafts, as its robots.txt allows. Reading it again updates those that
        changed.
      </Typography>
      <TextField
        label="Address"
        placeholder="https://www.example.com/help"
        value={url}
        onChange={(event) => setUrl(event.target.value)}
      />
      <TextField
        label="At most so many pages"
        type="number"
        value={maxPages}
        onChange={(event) => setMaxPages(Math.min(1_000, Math.max(1, Number(event.target.value) || 1)))}
        slotProps={{ htmlInput: { min: 1, max: 1_000 } }}
      />
      <CommonFields value={common} onChange={setCommon} />
      <FormProblem error={error} />
      <Button
        type="submit"
        variant="contained"
        disabled={url.trim() === '' || isLoading}
        sx={{ alignSelf: 'flex-start' }}
      >
        Read the site
      </Button>
    </Stack>
  )
}
