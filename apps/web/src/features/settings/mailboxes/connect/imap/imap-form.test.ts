import { expect, test } from 'vitest'
import { blankImap, bodyOf, fieldsOf, imapSchema } from './imap-form.ts'

const form = { ...blankImap, address: 'shop@shop.example', password: 'x' }
const imap = { host: 'imap.shop.example', port: 993, security: 'tls' as const, user: 'shop' }

test('without servers the API is left to look for them', () => {
  expect(bodyOf(form)).toEqual({ address: 'shop@shop.example', password: 'x' })
  expect(bodyOf({ ...form, imap: fieldsOf(imap) })).toEqual({ address: 'shop@shop.example', password: 'x' })
})

test('servers go as they stand, and the address is the user where none was given', () => {
  const smtp = { ...imap, user: '' }
  expect(bodyOf({ ...form, imap: fieldsOf(imap), smtp: fieldsOf(smtp) })).toMatchObject({
    imap,
    smtp: { ...smtp, user: 'shop@shop.example' },
  })
})

test('a password is asked for only where one signs in with it', () => {
  const problems = (by: 'password' | 'google') =>
    imapSchema.safeParse({ ...form, by, password: '' }).error?.issues.map(({ path }) => path.join('.'))
  expect(problems('password')).toEqual(['password'])
  expect(problems('google')).toBeUndefined()
})
