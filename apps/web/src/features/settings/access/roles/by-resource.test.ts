import { expect, test } from 'vitest'
import { byResource } from './by-resource.ts'

test('puts the verbs of a resource together, and resources in order', () => {
  expect(byResource(['sla:read', 'api-keys:manage', 'sla:write'])).toEqual([
    { name: 'API keys', verbs: [{ permission: 'api-keys:manage', name: 'Manage' }] },
    {
      name: 'SLA',
      verbs: [
        { permission: 'sla:read', name: 'Read' },
        { permission: 'sla:write', name: 'Write' },
      ],
    },
  ])
})
