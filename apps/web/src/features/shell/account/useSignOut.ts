import { signOut } from 'next-auth/react'
import { useEndSessionMutation } from '../api.ts'

/** Ends the session on the server, then forgets the cookie and leaves for the sign-in page. */
export function useSignOut(): () => Promise<void> {
  const [endSession] = useEndSessionMutation()
  return async () => {
    await endSession({ params: { id: 'current' } })
    await signOut({ callbackUrl: '/sign-in' })
  }
}
