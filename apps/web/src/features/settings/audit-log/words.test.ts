import { expect, test } from 'vitest'
import { changesBetween, wordsOf } from './words.ts'

test.each([
  ['api_key.revoked', 'API key revoked'],
  ['conversation.assign', 'Conversation assign'],
])('%s reads "%s"', (action, words) => {
  expect(wordsOf(action)).toBe(words)
})

test('names only the fields that differ', () => {
  const changes = changesBetween({ role: 'agent', disabled: false }, { role: 'admin', disabled: false })
  expect(changes).toEqual([{ field: 'role', before: 'agent', after: 'admin' }])
})

test('shows what was made and what was removed', () => {
  expect(changesBetween(null, { name: 'Key', scopes: ['a'] })).toEqual([
    { field: 'name', before: '—', after: 'Key' },
    { field: 'scopes', before: '—', after: '["a"]' },
  ])
  expect(changesBetween('open', null)).toEqual([{ field: 'value', before: 'open', after: '—' }])
})
