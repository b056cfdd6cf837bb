'use client'

import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { FormProblem } from '../../ui/feedback/FormProblem.tsx'
import { type Question, questionApi } from './api.ts'
import { formWords } from './form-words.ts'

type Props = { token: string; question: Question; chosen: number | null }

/** Nothing counts before the button is pressed: programs that look at mails follow links, and press none. */
export function CsatForm({ token, question, chosen }: Props) {
  const words = formWords(question.language)
  const [rating, setRating] = useState(chosen ?? question.rating)
  const [comment, setComment] = useState(question.comment)
  const [put, { data, error, isLoading }] = questionApi.usePutCsatAnswerMutation()
  const send = async (event: React.FormEvent) => {
    event.preventDefault()
    if (rating !== null) await put({ params: { token }, body: { rating, comment } })
  }
  const kept = data?.rating === rating && data?.comment === comment.trim()
  return (
    <Box component="form" onSubmit={(event) => void send(event)} sx={{ display: 'grid', gap: 4 }}>
      <Box role="radiogroup" aria-label={question.question} sx={{ display: 'grid', gap: 2 }}>
        {question.labels.map((label, index) => (
          <Button
            key={label}
            role="radio"
            aria-checked={rating === 5 - index}
            variant={rating === 5 - index ? 'contained' : 'outlined'}
            onClick={() => setRating(5 - index)}
            sx={{ justifyContent: 'flex-start', minHeight: 44 }}
          >
            {label}
          </Button>
        ))}
      </Box>
      <TextField
        label={words.comment}
        multiline
        minRows={3}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 2_000, dir: 'auto' } }}
      />
      <FormProblem error={error} />
      {kept && (
        <Alert severity="success" role="status">
          {words.thanks}
        </Alert>
      )}
      <Button
        type="submit"
        variant="contained"
        disabled={isLoading || rating === null || kept}
        sx={{ minHeight: 44 }}
      >
        {words.send}
      </Button>
    </Box>
  )
}
