'use client'
import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import type { createDraftRequest } from '../../../contract/conversations/drafting.ts'
import type { draftPair } from '../../../contract/conversations/messages.ts'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { composerApi } from '../api.ts'

export type Wishes = z.input<typeof createDraftRequest.body>
export type Request = z.output<typeof draftPair>['request']

/** How long a new draft may take before the old one is shown again. */
const patience = 25_000

/** Asks for a new draft, and waits until it is known what became of that; also of what was asked before a reload. */
export function useRegenerate(conversationId: string, request: Request | undefined) {
  const [ask] = composerApi.useCreateDraftRequestMutation()
  const { tell, tellProblem } = useToasts()
  const [asked, setAsked] = useState<{ id: string | null } | null>(null)
  const { id, state, askedAt } = request ?? {}
  const unheard = asked !== null && (asked.id === null || asked.id !== id)
  const open = state === 'waiting' && askedAt !== undefined && Date.now() - Date.parse(askedAt) < patience
  const waiting = unheard || open
  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(() => {
      setAsked(null)
      tell('The assistant has nothing better yet. The draft at hand was kept.')
    }, patience)
    return () => clearTimeout(timer)
  }, [waiting, tell])
  useEffect(() => {
    if (asked === null || asked.id !== id || state === 'waiting' || state === undefined) return
    setAsked(null)
    if (state === 'nothing') tell('The assistant found no answer for this in your knowledge.')
  }, [asked, id, state, tell])
  const regenerate = useCallback(
    (wishes: Wishes = {}) => {
      setAsked({ id: null })
      ask({ params: { id: conversationId }, body: wishes })
        .unwrap()
        .then((made) => setAsked({ id: made.id }))
        .catch((problem) => {
          setAsked(null)
          tellProblem('No new draft was asked for.', problem)
        })
    },
    [ask, conversationId, tellProblem],
  )
  return { regenerate, waiting }
}
