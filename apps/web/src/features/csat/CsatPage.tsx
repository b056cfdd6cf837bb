'use client'

import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { SkeletonRows } from '../../ui/feedback/SkeletonRows.tsx'
import { questionApi } from './api.ts'
import { CsatForm } from './CsatForm.tsx'
import { formWords } from './form-words.ts'

type Props = { token: string; chosen: number | null }

/** What a customer sees behind a link of the mail: the question, and a button that counts. */
export function CsatPage({ token, chosen }: Props) {
  const { data, error } = questionApi.useGetCsatQuestionQuery({ params: { token } })
  return (
    <Box
      component="main"
      lang={data?.language}
      sx={{ maxWidth: 520, mx: 'auto', px: 4, py: { xs: 8, sm: 16 }, minHeight: '100dvh' }}
    >
      {data ? (
        <>
          <Typography sx={{ color: 'ink3', mb: 1 }}>{data.organization}</Typography>
          <Typography variant="h1" dir="auto" sx={{ mb: 5 }}>
            {data.question}
          </Typography>
          <CsatForm token={token} question={data} chosen={chosen} />
        </>
      ) : error === undefined ? (
        <SkeletonRows rows={4} />
      ) : (
        <Gone />
      )}
    </Box>
  )
}

/** Nothing says any more whose it was: the browser's language is the best guess. */
function Gone() {
  const { gone } = formWords(navigator.language)
  return (
    <Box lang={navigator.language}>
      <EmptyState title={gone.title}>{gone.text}</EmptyState>
    </Box>
  )
}
