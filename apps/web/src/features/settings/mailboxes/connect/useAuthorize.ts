'use client'
import { useCallback } from 'react'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { mailboxesApi } from '../api.ts'

type Wanted = { provider: 'google' | 'microsoft'; mailboxId?: string; imapAddress?: string }

/** Leaves for the provider's sign-in; it sends the member back to the mailbox. */
export function useAuthorize() {
  const [create, { isLoading }] = mailboxesApi.useCreateAuthorizationMutation()
  const { tellProblem } = useToasts()
  const authorize = useCallback(
    async (body: Wanted) => {
      const { data, error } = await create({ body })
      if (data) window.location.assign(data.url)
      else tellProblem('The mailbox was not connected.', error)
    },
    [create, tellProblem],
  )
  return { authorize, busy: isLoading }
}
