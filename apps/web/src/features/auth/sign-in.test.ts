import { expect, test } from 'vitest'
import { refusalOf } from './sign-in.ts'

test('a wrong password and too many tries are told apart', () => {
  expect(refusalOf('CredentialsSignin').title).toBe('That did not match')
  expect(refusalOf('too_many_attempts').title).toBe('Too many tries')
})

test('never blames the password for a fault of the server', () => {
  expect(refusalOf('unavailable').title).toBe('Sign-in is not available')
})

test.each([
  ['unverified_address', 'Your address is not verified there'],
  ['no_account', 'Nobody here has that address'],
  ['account_disabled', 'Your account is disabled'],
  ['linked_to_another', 'That sign-in belongs to another account'],
  ['single_sign_on_required', 'Your organization signs in elsewhere'],
  ['OAuthCallback', 'That did not work out'],
  ['OAuthSignin', 'That did not work out'],
])('has a sentence of its own for %s', (code, title) => {
  expect(refusalOf(code).title).toBe(title)
})
