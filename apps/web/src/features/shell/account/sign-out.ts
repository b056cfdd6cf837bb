import { signOut as nextAuthSignOut } from 'next-auth/react'

/** Ends the session on the server, forgets the cookie and leaves for the sign-in page. */
export async function signOut(): Promise<void> {
  await nextAuthSignOut({ callbackUrl: '/sign-in' })
}
