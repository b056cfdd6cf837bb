'use client'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'

/** How a visit to a provider ended, in our own words: the address only picks one of them. */
const outcomes: Record<string, string> = {
  yes: 'The mailbox is connected. Its mail is on the way.',
  refused: 'The mailbox was not connected: access was not granted.',
  another: 'The mailbox was not connected: you signed in with another account.',
  taken: 'The mailbox was not connected: its address is in use already.',
  over: 'The mailbox was not connected: the sign-in took too long. Please try again.',
  locked:
    'The mailbox was not connected: its mail server refused the sign-in. Was it the same account, and are IMAP and SMTP switched on for it?',
  failed: 'The mailbox was not connected: the provider did not answer as it should. Please try again.',
}

/** Tells once how connecting ended, and cleans the address. */
export function useConnected(): void {
  const outcome = useSearchParams().get('connected')
  const path = usePathname()
  const router = useRouter()
  const { tell } = useToasts()
  useEffect(() => {
    if (outcome === null) return
    const words = Object.hasOwn(outcomes, outcome) ? outcomes[outcome] : undefined
    if (words !== undefined) tell(words)
    router.replace(path)
  }, [outcome, path, router, tell])
}
