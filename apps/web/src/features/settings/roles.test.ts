import { expect, test } from 'vitest'
import { rolesWithin } from './roles.ts'

test('an admin may hand out every role but owner', () => {
  expect(rolesWithin('admin').map(({ role }) => role)).toEqual(['admin', 'agent', 'viewer'])
})

test('offers no role before your own is known', () => {
  expect(rolesWithin(undefined)).toEqual([])
})
