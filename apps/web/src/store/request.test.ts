import { expect, test } from 'vitest'
import { getConversation, listConversations } from '../contract/conversations/conversations.ts'
import { createReply } from '../contract/conversations/messages.ts'
import { acceptInvitation } from '../contract/organization/account.ts'
import { requestOf } from './request.ts'

test('fills the path and escapes what it is filled with', () => {
  expect(requestOf(getConversation, { params: { id: 'a/b?c' } }).url).toBe('/conversations/a%2Fb%3Fc')
})

test('refuses to ask without a parameter the path names', () => {
  expect(() => requestOf(getConversation, {})).toThrow(/needs the parameter id/)
})

test('sends only what is asked for, and continues a list from its cursor', () => {
  const request = requestOf(listConversations, { query: { status: 'open', q: undefined } }, 'next')
  expect(request.params).toEqual({ status: 'open', cursor: 'next' })
  expect(requestOf(listConversations, {}).params).toBeUndefined()
})

test('gives every sending its own idempotency key, and repeats the one it is handed', () => {
  const args = { params: { id: '1' }, body: { text: 'Hello' } }
  const key = requestOf(createReply, args).headers?.['Idempotency-Key']
  expect(key).toMatch(/^[0-9a-f-]{36}$/)
  expect(requestOf(createReply, args).headers?.['Idempotency-Key']).not.toBe(key)
  const repeated = requestOf(createReply, { ...args, idempotencyKey: 'same' })
  expect(repeated.headers?.['Idempotency-Key']).toBe('same')
})

test('knows which routes need no sign-in', () => {
  expect(requestOf(acceptInvitation, { body: {} }).signedIn).toBe(false)
  expect(requestOf(listConversations, {}).signedIn).toBe(true)
})
