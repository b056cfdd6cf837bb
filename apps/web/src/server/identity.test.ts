import { asSystem } from '@frontdesk/core/context'
import { forgetSessions } from '@frontdesk/core/identity/remembered/sessions'
import { auditEntries } from '@frontdesk/core/test/contexts'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { hashToken, mac } from '@frontdesk/runtime/crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { deleteSession, getAccount, listSessions, putPassword } from '../contract/organization/account.ts'
import {
  createApiKey,
  deleteApiKey,
  listApiKeys,
  listMembers,
  putMember,
} from '../contract/organization/settings.ts'
import { Browser } from './test/browser.ts'
import { call } from './test/call.ts'
import { type Credentials, cookieFor, holdingKey, signedIn } from './test/callers.ts'
import { givePassword } from './test/passwords.ts'

withTestDatabase()

let organization: TestOrganization
let other: TestOrganization
let owner: Credentials

beforeEach(async () => {
  organization = await createOrganization()
  other = await createOrganization()
  owner = await signedIn(organization, 'owner')
})

async function statusFor(as: Credentials) {
  return (await call(getAccount, { as })).status
}

describe('A1: a forged x-middleware-subrequest opens nothing', () => {
  test.each([
    'middleware',
    'src/middleware',
    'middleware:middleware:middleware:middleware:middleware',
    'src/middleware:src/middleware:src/middleware:src/middleware:src/middleware',
    'proxy:proxy:proxy:proxy:proxy',
  ])('%s', async (value) => {
    const answer = await call(listMembers, { headers: { 'x-middleware-subrequest': value } })
    expect(answer.status).toBe(401)
    expect(answer.text).not.toContain(organization.slug)
  })
})

describe('A14: headers that claim to be somebody are ignored', () => {
  test.each([
    'x-user-id',
    'x-remote-user',
    'x-forwarded-user',
    'x-org-id',
    'x-organization-id',
    'x-member-id',
    'remote-user',
  ])('%s', async (name) => {
    const { id, userId, email } = organization.members.owner
    for (const claim of [id, userId, email, organization.id]) {
      expect((await call(getAccount, { headers: { [name]: claim } })).status).toBe(401)
    }
    const answer = await call(getAccount, { as: owner, headers: { [name]: other.id } })
    expect(answer.body).toMatchObject({ organization: { id: organization.id } })
  })
})

describe('A16: what opened the door stays shut once it is closed', () => {
  let browser: Browser
  let account: { email: string; password: string }

  beforeEach(async () => {
    account = await givePassword(organization, 'agent', 'the first password')
    browser = new Browser()
    await browser.signIn(account)
  })

  test('after a new password, in every browser but the one that chose it', async () => {
    const second = new Browser()
    await second.signIn(account)
    const changed = await call(putPassword, {
      as: { cookie: browser.cookie },
      body: { current: account.password, next: 'the second password' },
    })
    expect(changed.status).toBe(204)
    expect(await statusFor({ cookie: browser.cookie })).toBe(200)
    expect(await statusFor({ cookie: second.cookie })).toBe(401)
    expect((await new Browser().signIn(account)).status).toBe(401)
    expect((await new Browser().signIn({ ...account, password: 'the second password' })).status).toBe(200)
    expect(await auditEntries(organization, 'password.changed')).toHaveLength(1)
  })

  test('only who knows the current password sets a new one', async () => {
    const answer = await call(putPassword, {
      as: { cookie: browser.cookie },
      body: { current: 'a guess at it', next: 'the second password' },
    })
    expect(answer.status).toBe(422)
    expect((await new Browser().signIn(account)).status).toBe(200)
  })

  test('after the session was ended elsewhere, and only by its owner', async () => {
    const listed = await call(listSessions, { as: { cookie: browser.cookie } })
    expect(listed.body.items).toMatchObject([{ current: true }])
    const id = String(listed.body.items?.[0]?.id)
    expect((await call(deleteSession, { as: owner, params: { id } })).status).toBe(404)
    expect(await statusFor({ cookie: browser.cookie })).toBe(200)
    expect(
      (await call(deleteSession, { as: { cookie: browser.cookie }, params: { id: 'current' } })).status,
    ).toBe(204)
    expect(await statusFor({ cookie: browser.cookie })).toBe(401)
  })

  test('after the member was disabled or got another role', async () => {
    const params = { id: organization.members.agent.id }
    await call(putMember, { as: owner, params, body: { role: 'viewer', disabled: false } })
    expect(await statusFor({ cookie: browser.cookie })).toBe(401)
    await browser.signIn(account)
    expect(await statusFor({ cookie: browser.cookie })).toBe(200)
    await call(putMember, { as: owner, params, body: { role: 'viewer', disabled: true } })
    expect(await statusFor({ cookie: browser.cookie })).toBe(401)
    expect((await browser.signIn(account)).status).toBe(401)
  })

  test('after the user was disabled, with the row of the session untouched', async () => {
    const { userId } = organization.members.agent
    await asSystem('test', (db) =>
      db.user.update({ where: { id: userId }, data: { disabledAt: new Date() } }),
    )
    await forgetSessions()
    expect(await statusFor({ cookie: browser.cookie })).toBe(401)
  })

  test('after thirty days', async () => {
    const { userId } = organization.members.agent
    const session = await asSystem('test', (db) => db.session.findFirstOrThrow({ where: { userId } }))
    const days = (session.expiresAt.getTime() - session.createdAt.getTime()) / 86_400_000
    expect(days).toBeCloseTo(30, 1)
    await asSystem('test', (db) =>
      db.session.update({ where: { id: session.id }, data: { expiresAt: new Date(Date.now() - 1000) } }),
    )
    await forgetSessions()
    expect(await statusFor({ cookie: browser.cookie })).toBe(401)
  })

  test('for API keys of a member who was disabled', async () => {
    const admin = await signedIn(organization, 'admin')
    const made = await call(createApiKey, { as: admin, body: { name: 'Shop', role: 'agent' } })
    const key = { authorization: `Bearer ${String(made.body.key)}` }
    expect(await statusFor(key)).toBe(200)
    const params = { id: organization.members.admin.id }
    await call(putMember, { as: owner, params, body: { role: 'admin', disabled: true } })
    expect(await statusFor(key)).toBe(401)
  })

  test('and nothing that can be computed opens it', async () => {
    const { id, userId } = organization.members.owner
    const session = await asSystem('test', (db) => db.session.findFirstOrThrow({ where: { userId } }))
    const time = String(session.createdAt.getTime())
    const guesses = [session.id, userId, session.tokenHash, hashToken(id), mac('session', id + time, 32)]
    for (const guess of guesses) {
      expect(await statusFor({ cookie: await cookieFor(guess) })).toBe(401)
      expect(await statusFor({ cookie: `next-auth.session-token=${guess}` })).toBe(401)
      expect(await statusFor({ authorization: `Bearer fd_${guess}` })).toBe(401)
      expect(await statusFor({ authorization: `Bearer ${guess}` })).toBe(401)
    }
  })
})

describe('an API key', () => {
  test('is shown once, kept as its hash, remembers its use and ends at once', async () => {
    const made = await call(createApiKey, { as: owner, body: { name: 'Shop', role: 'viewer' } })
    const key = String(made.body.key)
    expect(key).toMatch(/^fd_[\w-]{43}$/)
    expect(await statusFor({ authorization: `Bearer ${key}` })).toBe(200)
    const listed = await call(listApiKeys, { as: owner })
    expect(listed.text).not.toContain(key)
    expect(listed.body.items?.[0]).toMatchObject({ prefix: key.slice(0, 9), role: 'viewer' })
    expect(listed.body.items?.[0]?.lastUsedAt).not.toBeNull()
    const row = await asSystem('test', (db) =>
      db.apiKey.findFirstOrThrow({ where: { id: String(made.body.id) } }),
    )
    expect(row.keyHash).toBe(hashToken(key))
    expect((await call(deleteApiKey, { as: owner, params: { id: row.id } })).status).toBe(204)
    expect(await statusFor({ authorization: `Bearer ${key}` })).toBe(401)
    const entries = await auditEntries(organization, 'api_key.revoked')
    expect(entries[0]?.actor).toMatchObject({ type: 'member', id: organization.members.owner.id })
  })

  test('of an admin makes no owner, and nobody makes a key above their own role', async () => {
    const admin = await holdingKey(organization, 'admin')
    const params = { id: organization.members.agent.id }
    const promoted = await call(putMember, { as: admin, params, body: { role: 'owner', disabled: false } })
    expect(promoted.status).toBe(403)
    expect((await call(createApiKey, { as: admin, body: { name: 'x', role: 'owner' } })).status).toBe(400)
  })
})

describe('the members of an organization', () => {
  test('always include an owner who can enter', async () => {
    const params = { id: organization.members.owner.id }
    for (const body of [
      { role: 'admin', disabled: false },
      { role: 'owner', disabled: true },
    ]) {
      const answer = await call(putMember, { as: owner, params, body })
      expect(answer).toMatchObject({ status: 409, body: { code: 'last_owner' } })
    }
  })

  test('are not demoted by somebody below them', async () => {
    const admin = await signedIn(organization, 'admin')
    const params = { id: organization.members.owner.id }
    expect(
      (await call(putMember, { as: admin, params, body: { role: 'viewer', disabled: false } })).status,
    ).toBe(403)
  })

  test('change with a record of who did it, and only when something changes', async () => {
    const params = { id: organization.members.agent.id }
    await call(putMember, { as: owner, params, body: { role: 'agent', disabled: false } })
    expect(await auditEntries(organization, 'member.updated')).toHaveLength(0)
    await call(putMember, { as: owner, params, body: { role: 'admin', disabled: false } })
    const [entry] = await auditEntries(organization, 'member.updated')
    expect(entry).toMatchObject({
      actor: { id: organization.members.owner.id },
      before: { role: 'agent', disabled: false },
      after: { role: 'admin', disabled: false },
    })
  })

  test('come in pages that leave out nobody', async () => {
    const names: unknown[] = []
    let cursor = ''
    do {
      const page = await call(listMembers, { as: owner, query: `?limit=3${cursor}` })
      names.push(...(page.body.items ?? []).map((member) => member.name))
      cursor = page.body.nextCursor === null ? '' : `&cursor=${String(page.body.nextCursor)}`
    } while (cursor !== '')
    expect(names).toEqual(
      Object.values(organization.members)
        .map(({ name }) => name)
        .sort(),
    )
  })
})
