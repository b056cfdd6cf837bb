import { type Role, roleAllows } from '@frontdesk/core/permissions'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, describe, expect, test } from 'vitest'
import { contracts } from '../contract/registry.ts'
import { call } from './test/call.ts'
import { type Credentials, holdingKey, signedIn } from './test/callers.ts'

withTestDatabase()

const roles: Role[] = ['owner', 'admin', 'agent', 'viewer']
const guarded = contracts.filter(({ permission }) => permission !== null)
const somewhere = { id: '0198b2f0-0000-7000-8000-00000000dead' }

let organization: TestOrganization
const browsers = new Map<Role, Credentials>()
const services = new Map<Role, Credentials>()

beforeAll(async () => {
  organization = await createOrganization()
  for (const role of roles) {
    browsers.set(role, await signedIn(organization, role))
    services.set(role, await holdingKey(organization, role))
  }
})

test('every contract has a permission, or is one of those known to need none', () => {
  const open = contracts.filter(({ permission }) => permission === null).map(({ name }) => name)
  expect(open.sort()).toEqual([
    'acceptInvitation',
    'createChatMessage',
    'createChatSession',
    'createPasswordReset',
    'getCsatQuestion',
    'getFile',
    'getHealth',
    'getOpenApi',
    'getReady',
    'getSharedFile',
    'listChatMessages',
    'listenChat',
    'putCsatAnswer',
    'redeemPasswordReset',
  ])
})

describe.each(guarded.map((contract) => [`${contract.method} ${contract.path}`, contract] as const))(
  '%s',
  (_, contract) => {
    const { permission } = contract
    const forbidden = roles.filter((role) => permission !== null && !roleAllows(role, permission))

    test('needs somebody to be signed in', async () => {
      const answer = await call(contract, { params: somewhere })
      expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
    })

    test(`is closed to ${forbidden.join(', ') || 'nobody below viewer'}, in the browser and by key`, async () => {
      const answers = await Promise.all(
        forbidden.flatMap((role) =>
          [browsers, services].map((callers) =>
            call(contract, { as: callers.get(role) ?? {}, params: somewhere }),
          ),
        ),
      )
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403))
    })
  },
)
