import { expect, test } from 'vitest'
import { refusalOf } from './sign-in.ts'

test('a wrong password and too many tries are told apart', () => {
  expect(refusalOf('CredentialsSignin').title).toBe('That did not match')
  expect(refusalOf('too_many_attempts').title).toBe('Too many tries')
})

test('never blames the password for a fault of the server', () => {
  expect(refusalOf('unavailable').title).toBe('Sign-in is not available')
})
