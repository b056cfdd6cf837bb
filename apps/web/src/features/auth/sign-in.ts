import { signIn as nextAuthSignIn } from 'next-auth/react'

export type Refusal = { title: string; detail: string }

const refusals: { when: RegExp; says: Refusal }[] = [
  {
    when: /too_many_attempts/,
    says: {
      title: 'Too many tries',
      detail: 'For your safety sign-in pauses for a minute. Wait, then try again or reset your password.',
    },
  },
  {
    when: /CredentialsSignin/,
    says: {
      title: 'That did not match',
      detail: 'Check the e-mail address and the password, or set a new password.',
    },
  },
]

const unreachable: Refusal = {
  title: 'Sign-in is not available',
  detail: 'Frontdesk could not be reached. Check your connection and try again in a moment.',
}

/** Signs in with e-mail and password. Answers why not, or null when it worked. */
export async function signIn(email: string, password: string): Promise<Refusal | null> {
  try {
    const answer = await nextAuthSignIn('credentials', { email, password, redirect: false })
    if (answer?.ok && !answer.error) return null
    return refusalOf(answer?.error ?? 'unavailable')
  } catch {
    return unreachable
  }
}

/** The words for an error code of sign-in. */
export function refusalOf(code: string): Refusal {
  return refusals.find(({ when }) => when.test(code))?.says ?? unreachable
}
