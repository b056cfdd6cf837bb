'use client'
import { useEffect, useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { composerApi } from '../api.ts'

/** How long a new draft may take before the old one is shown again. */
const patience = 25_000

/** Asks for a new draft, and waits until one arrives that is not the one at hand. */
export function useRegenerate(conversationId: string, updatedAt: string | null) {
  const [redraft] = composerApi.useRedraftMutation()
  const { tell, tellProblem } = useToasts()
  const [asked, setAsked] = useState<{ had: string | null } | null>(null)
  const waiting = asked !== null && asked.had === updatedAt
  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(() => {
      setAsked(null)
      tell('The assistant has nothing better yet. The draft at hand was kept.')
    }, patience)
    return () => clearTimeout(timer)
  }, [waiting, tell])
  const regenerate = () => {
    setAsked({ had: updatedAt })
    redraft({ params: { id: conversationId } })
      .unwrap()
      .catch((problem) => {
        setAsked(null)
        tellProblem('No new draft was asked for.', problem)
      })
  }
  return { regenerate, waiting }
}
