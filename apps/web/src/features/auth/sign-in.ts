import { signIn as nextAuthSignIn } from 'next-auth/react'

export type Refusal = { title: string; detail: string }

const anotherWay = 'Sign in another way, or ask an admin of your organization.'

const refusals: { when: RegExp; says: Refusal }[] = [
  {
    when: /^unverified_address$/,
    says: {
      title: 'Your address is not verified there',
      detail:
        'The provider does not say that your e-mail address is yours. Verify it there, or sign in another way.',
    },
  },
  {
    when: /^no_account$/,
    says: {
      title: 'Nobody here has that address',
      detail: 'Ask an admin of your organization to invite you, then sign in with the address they invited.',
    },
  },
  {
    when: /^account_disabled$/,
    says: {
      title: 'Your account is disabled',
      detail: 'Ask an admin of your organization to let you in again.',
    },
  },
  {
    when: /^linked_to_another$/,
    says: {
      title: 'That sign-in belongs to another account',
      detail: `The address and the person behind it do not belong together here. ${anotherWay}`,
    },
  },
  {
    when: /^single_sign_on_required$/,
    says: {
      title: 'Your organization signs in elsewhere',
      detail: 'Passwords are off for its members. Use one of the buttons below.',
    },
  },
  {
    when: /^(?:OAuthCallback|OAuthSignin|Callback|access_denied|AccessDenied)$/,
    says: {
      title: 'That did not work out',
      detail: 'The provider was left, took too long or gave an answer that does not fit. Try again.',
    },
  },
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

/** Leaves for a provider's own page. Answers why not, or null while the browser is on its way. */
export async function leaveFor(provider: string, callbackUrl: string): Promise<Refusal | null> {
  try {
    await nextAuthSignIn(provider, { callbackUrl })
    return null
  } catch {
    return unreachable
  }
}

/** The words for an error code of sign-in. */
export function refusalOf(code: string): Refusal {
  return refusals.find(({ when }) => when.test(code))?.says ?? unreachable
}
