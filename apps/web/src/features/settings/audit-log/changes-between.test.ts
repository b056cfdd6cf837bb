import { expect, test } from 'vitest'
import { changesBetween } from './changes-between.ts'

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
