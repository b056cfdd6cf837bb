'use client'
import { useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { changedWords, noTranslation } from '../../conversation/translation/changed-words.ts'
import { composerApi } from '../api.ts'

export type Original = { text: string; language: string }

type Options = { conversationId: string; text: string; onWrite: (text: string) => void }

/** Puts the reply into the customer's language. What was written stays at hand, and goes with the message. */
export function useReplyTranslation({ conversationId, text, onWrite }: Options) {
  const [create, { isLoading }] = composerApi.useCreateReplyTranslationMutation()
  const { tell, tellProblem } = useToasts()
  const [original, setOriginal] = useState<Original | null>(null)
  const [warning, setWarning] = useState<string | null>(null)
  const forget = () => {
    setOriginal(null)
    setWarning(null)
  }
  const translate = async () => {
    try {
      const answer = await create({ params: { id: conversationId }, body: { text: text.trim() } }).unwrap()
      if (answer.outcome !== 'translated') return tell(noTranslation[answer.outcome])
      setOriginal({ text: text.trim(), language: answer.from })
      setWarning(changedWords(answer.changed))
      onWrite(answer.text)
    } catch (problem) {
      tellProblem('The reply was not translated.', problem)
    }
  }
  const takeBack = () => {
    if (original) onWrite(original.text)
    forget()
  }
  return { original, warning, translate: () => void translate(), takeBack, forget, asking: isLoading }
}
