import { everyPermission, permissionsOf } from '@frontdesk/core/permissions'
import { auditEntries } from '@frontdesk/core/test/contexts'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, describe, expect, test } from 'vitest'
import { listConversations } from '../contract/conversations/conversations.ts'
import { createNote } from '../contract/conversations/messages.ts'
import { getAccount, putName } from '../contract/organization/account.ts'
import { createRole, deleteRole, listRoles, putRole } from '../contract/organization/security.ts'
import { createApiKey, createMember, listMembers, putMember } from '../contract/organization/settings.ts'
import { call } from './test/call.ts'
import { type Credentials, signedIn } from './test/callers.ts'

withTestDatabase()

let organization: TestOrganization
let owner: Credentials
let admin: Credentials
let agent: Credentials

beforeEach(async () => {
  organization = await createOrganization()
  owner = await signedIn(organization, 'owner')
  admin = await signedIn(organization, 'admin')
  agent = await signedIn(organization, 'agent')
})

describe('roles', () => {
  test('are shown with everything they allow, as the one table of permissions has it', async () => {
    const { body } = await call(listRoles, { as: agent })
    expect(body.permissions).toHaveLength(everyPermission.length)
    expect(body.builtIn).toEqual(
      (['owner', 'admin', 'agent', 'viewer'] as const).map((role) => ({
        role,
        permissions: permissionsOf({ role }),
      })),
    )
    expect(body.custom).toEqual([])
  })

  test('of an organization’s own let their holder do what they name, and nothing else', async () => {
    const permissions = ['conversations:read', 'reports:read']
    const made = await call(createRole, { as: admin, body: { name: 'Auditor', permissions } })
    expect(made.body).toMatchObject({ role: 'viewer', permissions: ['account:read', ...permissions] })
    const params = { id: organization.members.agent.id }
    const customRoleId = String(made.body.id)
    const body = { role: 'agent', disabled: false, customRoleId }
    const given = await call(putMember, { as: admin, params, body })
    expect(given.body).toMatchObject({ role: 'viewer', customRoleId })
    const auditor = await signedIn(organization, 'agent')
    expect((await call(getAccount, { as: auditor })).body.permissions).toEqual(
      expect.arrayContaining(['account:read', 'conversations:read', 'reports:read']),
    )
    expect((await call(listConversations, { as: auditor })).status).toBe(200)
    expect((await call(listMembers, { as: auditor })).status).toBe(403)
    const wider = { name: 'Auditor', permissions: [...permissions, 'members:read'] }
    await call(putRole, { as: admin, params: { id: customRoleId }, body: wider })
    expect((await call(listMembers, { as: auditor })).status).toBe(200)
    expect((await call(deleteRole, { as: admin, params: { id: customRoleId } })).body.code).toBe(
      'role_in_use',
    )
    await call(putMember, { as: admin, params, body: { role: 'agent', disabled: false } })
    expect((await call(deleteRole, { as: admin, params: { id: customRoleId } })).status).toBe(204)
  })

  test('give nobody more than their maker holds', async () => {
    const permissions = ['members:manage', 'members:read']
    const made = await call(createRole, { as: owner, body: { name: 'Doorkeeper', permissions } })
    const params = { id: organization.members.admin.id }
    const body = { role: 'admin', disabled: false, customRoleId: String(made.body.id) }
    await call(putMember, { as: owner, params, body })
    const keeper = await signedIn(organization, 'admin')
    const more = { name: 'More', permissions: ['api-keys:manage'] }
    expect((await call(createRole, { as: keeper, body: more })).status).toBe(403)
    expect(
      (await call(putRole, { as: keeper, params: { id: String(made.body.id) }, body: more })).status,
    ).toBe(403)
    const invited = { email: 'friend@elsewhere.example', role: 'admin' }
    expect((await call(createMember, { as: keeper, body: invited })).status).toBe(403)
    const raised = { role: 'admin', disabled: false }
    const agentId = { id: organization.members.agent.id }
    expect((await call(putMember, { as: keeper, params: agentId, body: raised })).status).toBe(403)
  })

  test('are named once, and not as the built-in ones', async () => {
    const body = { name: 'Night shift', permissions: ['conversations:read'] }
    expect((await call(createRole, { as: admin, body })).status).toBe(201)
    expect((await call(createRole, { as: admin, body })).body.code).toBe('name_taken')
    expect((await call(createRole, { as: admin, body: { ...body, name: 'Owner' } })).status).toBe(409)
    const unknown = { name: 'x', permissions: ['everything'] }
    expect((await call(createRole, { as: admin, body: unknown })).status).toBe(400)
  })
})

describe('an API key with a scope', () => {
  async function keyWith(scope: string[], role = 'agent', as = admin): Promise<Credentials> {
    const made = await call(createApiKey, { as, body: { name: 'Shop', role, scope } })
    expect(made.body, made.text).toMatchObject({ role, scope: [...scope].sort() })
    return { authorization: `Bearer ${String(made.body.key)}` }
  }

  test('does what its scope names, and nothing else that its role may', async () => {
    const key = await keyWith(['conversations:read'])
    expect((await call(listConversations, { as: key })).status).toBe(200)
    expect((await call(listMembers, { as: key })).status).toBe(403)
    const params = { id: '0198b2f0-0000-7000-8000-00000000dead' }
    expect((await call(createNote, { as: key, params, body: { text: 'x' } })).status).toBe(403)
  })

  test('is told so as its permissions', async () => {
    const { body } = await call(getAccount, { as: await keyWith(['account:read'], 'admin') })
    expect(body).toMatchObject({ role: 'admin', permissions: ['account:read'] })
  })

  test('makes no key, member or role beyond its scope', async () => {
    const key = await keyWith(['api-keys:manage', 'members:manage', 'account:read'], 'admin')
    for (const body of [
      { name: 'x', role: 'admin' },
      { name: 'x', role: 'agent', scope: ['conversations:read'] },
    ]) {
      expect((await call(createApiKey, { as: key, body })).status).toBe(403)
    }
    const invited = { email: 'friend@elsewhere.example', role: 'viewer' }
    expect((await call(createMember, { as: key, body: invited })).status).toBe(403)
    await keyWith(['account:read'], 'viewer', key)
  })

  test('is refused permissions its role does not have', async () => {
    const body = { name: 'x', role: 'viewer', scope: ['members:manage'] }
    expect((await call(createApiKey, { as: owner, body })).status).toBe(422)
  })

  test('may have a role of the organization’s own, and follows its changes', async () => {
    const role = { name: 'Reader', permissions: ['conversations:read', 'members:read'] }
    const made = await call(createRole, { as: admin, body: role })
    const id = String(made.body.id)
    const answer = await call(createApiKey, { as: admin, body: { name: 'Shop', customRoleId: id } })
    const key = { authorization: `Bearer ${String(answer.body.key)}` }
    expect((await call(listMembers, { as: key })).status).toBe(200)
    const less = { name: 'Reader', permissions: ['conversations:read'] }
    await call(putRole, { as: admin, params: { id }, body: less })
    expect((await call(listMembers, { as: key })).status).toBe(403)
    expect((await call(listConversations, { as: key })).status).toBe(200)
  })
})

test('a member changes their own name, and is called so at once', async () => {
  const answer = await call(putName, { as: agent, body: { name: '  Ada Lovelace ' } })
  expect(answer.body).toMatchObject({ id: organization.members.agent.id, name: 'Ada Lovelace' })
  expect((await call(getAccount, { as: agent })).body).toMatchObject({ member: { name: 'Ada Lovelace' } })
  const [entry] = await auditEntries(organization, 'member.renamed')
  expect(entry).toMatchObject({
    before: { name: organization.members.agent.name },
    after: { name: 'Ada Lovelace' },
  })
  for (const name of ['', '   ', 'x'.repeat(101)]) {
    expect((await call(putName, { as: agent, body: { name } })).status).toBe(400)
  }
})
