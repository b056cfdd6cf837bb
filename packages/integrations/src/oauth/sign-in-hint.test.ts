import { expect, test } from 'vitest'
import { signInHint } from './sign-in-hint.ts'

test.each([
  ['imap.gmail.com', 'sign in with Google'],
  ['smtp.office365.com', 'sign in with Microsoft'],
  ['Outlook.Office365.com', 'sign in with Microsoft'],
])('after a password was refused at %s, the way in is named', (host, words) => {
  expect(signInHint(host)).toContain(words)
})

test.each(['imap.shop.example', 'gmail.com.shop.example', 'notgmail.com'])(
  '%s asks for a password',
  (host) => {
    expect(signInHint(host)).toBe('')
  },
)
