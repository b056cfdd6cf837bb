'use client'
import { useCallback, useEffect, useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { summaryApi } from './api.ts'

/** How long a summary may take, in milliseconds, before the wait is given up. */
const patience = 25_000

/** Asks for a summary, and waits until one arrives that is not the one at hand. */
export function useSummaryRequest(conversationId: string, updatedAt: string | null) {
  const [request] = summaryApi.useCreateSummaryRequestMutation()
  const { tell, tellProblem } = useToasts()
  const [asked, setAsked] = useState<{ had: string | null } | null>(null)
  const waiting = asked !== null && asked.had === updatedAt
  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(() => {
      setAsked(null)
      tell('The assistant found nothing to sum up yet.')
    }, patience)
    return () => clearTimeout(timer)
  }, [waiting, tell])
  const ask = useCallback(() => {
    setAsked({ had: updatedAt })
    request({ params: { id: conversationId } })
      .unwrap()
      .catch((problem) => {
        setAsked(null)
        tellProblem('No summary was asked for.', problem)
      })
  }, [request, conversationId, updatedAt, tellProblem])
  return { ask, waiting }
}
