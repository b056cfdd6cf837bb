'use client'
import TranslateIcon from '@mui/icons-material/TranslateOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { languageName } from '../../inbox/list/chips.ts'
import type { useReplyTranslation } from './useReplyTranslation.ts'

type Props = {
  translation: ReturnType<typeof useReplyTranslation>
  /** of the customer; null while it is not known */
  language: string | null
  disabled: boolean
}

/** Translates what was written, shows what that was, and takes it back. */
export function ReplyTranslation({ translation, language, disabled }: Props) {
  const { original, warning, translate, takeBack, asking } = translation
  if (original) {
    return (
      <Box role="note" aria-label="Before the translation" sx={{ mt: 1.5, fontSize: 12, color: 'ink2' }}>
        {warning && <Box sx={{ color: 'warn' }}>{warning}</Box>}
        <Box component="details">
          <summary>What you wrote is kept with the message</summary>
          <Box dir="auto" sx={{ whiteSpace: 'pre-wrap', mt: 1, maxHeight: 120, overflowY: 'auto' }}>
            {original.text}
          </Box>
        </Box>
        <Button size="small" onClick={takeBack} sx={{ ml: -2, fontSize: 12 }}>
          Back to what I wrote
        </Button>
      </Box>
    )
  }
  if (language === null || language === 'und' || disabled) return null
  return (
    <Button
      size="small"
      startIcon={<TranslateIcon />}
      disabled={asking}
      onClick={translate}
      sx={{ ml: -2, fontSize: 12 }}
    >
      {asking ? 'Translating…' : `Translate to ${languageName(language)}`}
    </Button>
  )
}
