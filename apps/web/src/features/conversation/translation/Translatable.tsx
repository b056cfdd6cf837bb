'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { type ReactNode, useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { languageName } from '../../inbox/list/chips.ts'
import { usePermission } from '../../shell/usePermission.ts'
import { Prose } from '../letter/Paper.tsx'
import type { Message } from '../thread/timeline.ts'
import { translationApi } from './api.ts'
import { changedWords, noTranslation } from './changed-words.ts'

type Other = { language: string; text: string; warning: string | null }

/** A letter's body, and on request what it says in the reader's language, or what was written before it was translated. */
export function Translatable({ message, children }: { message: Message; children: ReactNode }) {
  const may = usePermission('conversations:update')
  const { original } = message
  const [translated, setTranslated] = useState<Other | null>(null)
  const [shown, setShown] = useState(false)
  const { translate, asking } = useTranslate(message, (other) => {
    setTranslated(other)
    setShown(true)
  })
  const other: Other | null = original ? { ...original, warning: null } : translated
  const offered = may && message.direction === 'inbound' && message.text.trim() !== ''
  return (
    <>
      {shown && other ? (
        <Box component="section" aria-label={original ? 'As it was written' : 'Translation'}>
          {other.warning && (
            <Box role="note" sx={{ mb: 1, fontSize: 12, color: 'warn' }}>
              {other.warning}
            </Box>
          )}
          <Prose dir="auto" lang={other.language}>
            {other.text}
          </Prose>
        </Box>
      ) : (
        children
      )}
      {other && (
        <Button size="small" onClick={() => setShown(!shown)} sx={small}>
          {shown ? 'Show as sent' : labelOf(other, original !== null)}
        </Button>
      )}
      {!other && offered && (
        <Button size="small" disabled={asking} onClick={translate} sx={small}>
          {asking ? 'Translating…' : 'Translate'}
        </Button>
      )}
    </>
  )
}

function useTranslate(message: Message, onTranslated: (other: Other) => void) {
  const [create, { isLoading }] = translationApi.useCreateTranslationMutation()
  const { tell, tellProblem } = useToasts()
  const translate = async () => {
    try {
      const language = readersLanguage()
      const answer = await create({ params: { id: message.id }, body: { language } }).unwrap()
      const { outcome, translation } = answer
      if (translation) onTranslated({ ...translation, warning: changedWords(translation.changed) })
      else if (outcome !== 'translated') tell(noTranslation[outcome])
    } catch (problem) {
      tellProblem('The letter was not translated.', problem)
    }
  }
  return { translate: () => void translate(), asking: isLoading }
}

function labelOf({ language }: Other, original: boolean): string {
  return original ? `As it was written, in ${languageName(language)}` : `Show in ${languageName(language)}`
}

function readersLanguage(): string {
  return navigator.language.slice(0, 2).toLowerCase()
}

const small = { ml: -2, mt: 1, fontSize: 12, color: 'ink3' }
