import { asSystem, closeDatabase } from '@frontdesk/core/context'
import { findSession } from '@frontdesk/core/identity/find-session'
import { forgetSessions } from '@frontdesk/core/identity/remembered/sessions'
import { auditEntries } from '@frontdesk/core/test/contexts'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { forget, forgetAll } from '@frontdesk/runtime/process/once'
import { beforeEach, describe, expect, test } from 'vitest'
import { getAccount, listSessions } from '../../contract/organization/account.ts'
import {
  deleteMemberSession,
  deleteMemberSessions,
  getSignInRules,
  listMemberSessions,
  putSignInRules,
  renewSession,
} from '../../contract/organization/security.ts'
import { Browser } from '../test/browser.ts'
import { call } from '../test/call.ts'
import { type Credentials, signedIn } from '../test/callers.ts'
import { givePassword } from '../test/passwords.ts'
import { readSessionToken } from './session-cookie.ts'

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

const statusFor = async (as: Credentials) => (await call(getAccount, { as })).status

/** A cookie alone, as a browser keeps it. */
const tokenOf = ({ cookie = '' }: Credentials) => readSessionToken(new Headers({ cookie }))

describe('the sessions of a member', () => {
  test('are shown to admins page by page, and each ends at once', async () => {
    await signedIn(organization, 'agent')
    const params = { id: organization.members.agent.id }
    const first = await call(listMemberSessions, { as: admin, params, query: '?limit=1' })
    expect(first.body.items).toMatchObject([{ current: false, openedBy: 'password' }])
    const query = `?limit=1&cursor=${String(first.body.nextCursor)}`
    const second = await call(listMemberSessions, { as: admin, params, query })
    const sessionId = String(second.body.items?.[0]?.id)
    expect(await statusFor(agent)).toBe(200)
    const ended = await call(deleteMemberSession, { as: admin, params: { ...params, sessionId } })
    expect(ended.status).toBe(204)
    expect(await statusFor(agent)).toBe(401)
    const left = await call(listMemberSessions, { as: admin, params })
    expect(left.body.items).toMatchObject([{ id: first.body.items?.[0]?.id }])
  })

  test('end all together, with a record of who did it', async () => {
    const other = await signedIn(organization, 'agent')
    const params = { id: organization.members.agent.id }
    expect((await call(deleteMemberSessions, { as: admin, params })).status).toBe(204)
    expect([await statusFor(agent), await statusFor(other), await statusFor(admin)]).toEqual([401, 401, 200])
    const entries = await auditEntries(organization, 'member.sessions_ended')
    expect(entries).toMatchObject([
      { actor: { id: organization.members.admin.id }, subjectId: params.id, after: { sessions: 2 } },
    ])
  })

  test('are ended by nobody below the member, and only as sessions of that member', async () => {
    const params = { id: organization.members.owner.id }
    expect((await call(deleteMemberSessions, { as: admin, params })).status).toBe(403)
    const own = await call(listSessions, { as: owner })
    const sessionId = String(own.body.items?.[0]?.id)
    expect((await call(deleteMemberSession, { as: admin, params: { ...params, sessionId } })).status).toBe(
      403,
    )
    const wrong = { id: organization.members.agent.id, sessionId }
    expect((await call(deleteMemberSession, { as: admin, params: wrong })).status).toBe(404)
    expect(await statusFor(owner)).toBe(200)
  })
})

describe('how long a session lasts', () => {
  test('is what the organization says, also for those that are open', async () => {
    const account = await givePassword(organization, 'agent', 'a right good password')
    const before = await call(getSignInRules, { as: admin })
    expect(before.body).toMatchObject({ passwords: true, sessionHours: 720, providers: [] })
    const rules = { passwords: true, sessionHours: 8 }
    expect((await call(putSignInRules, { as: admin, body: rules })).body).toMatchObject(rules)
    await new Browser().signIn(account)
    const { userId } = organization.members.agent
    const rows = await asSystem('test', (db) =>
      db.session.findMany({ where: { userId }, orderBy: { id: 'asc' } }),
    )
    const hours = rows.map((row) => (row.expiresAt.getTime() - row.createdAt.getTime()) / 3_600_000)
    expect(hours.map(Math.round)).toEqual([1, 8])
    await call(putSignInRules, { as: admin, body: { passwords: true, sessionHours: 1 } })
    const cut = await asSystem('test', (db) => db.session.findMany({ where: { userId } }))
    for (const row of cut) {
      expect(row.expiresAt.getTime()).toBeLessThanOrEqual(row.createdAt.getTime() + 3_601_000)
    }
  })

  test('is bounded', async () => {
    for (const sessionHours of [0, 2_161, 1.5, -1]) {
      const answer = await call(putSignInRules, { as: owner, body: { passwords: true, sessionHours } })
      expect(answer.status).toBe(400)
    }
  })

  test('passwords stay on where there is no other way in, and their sessions end as they go off', async () => {
    const off = { passwords: false, sessionHours: 720 }
    expect((await call(putSignInRules, { as: owner, body: off })).status).toBe(422)
    Object.assign(process.env, { GOOGLE_SIGN_IN_CLIENT_ID: 'x', GOOGLE_SIGN_IN_CLIENT_SECRET: 'x' })
    forget('env')
    expect((await call(putSignInRules, { as: owner, body: off })).body).toMatchObject({
      passwords: false,
      providers: [{ id: 'google', name: 'Google' }],
    })
    expect([await statusFor(owner), await statusFor(admin), await statusFor(agent)]).toEqual([200, 401, 401])
    for (const name of ['GOOGLE_SIGN_IN_CLIENT_ID', 'GOOGLE_SIGN_IN_CLIENT_SECRET']) delete process.env[name]
    forget('env')
  })
})

describe("the secret in a session's cookie", () => {
  const age = (minutes: number) =>
    asSystem('test', async (db) => {
      const tokenIssuedAt = new Date(Date.now() - minutes * 60_000)
      await db.session.updateMany({
        where: { memberId: organization.members.agent.id },
        data: { tokenIssuedAt },
      })
    })

  async function renewed(as: Credentials): Promise<Credentials | null> {
    const answer = await call(renewSession, { as })
    expect(answer.status).toBe(204)
    const [line] = answer.headers.getSetCookie()
    if (line === undefined) return null
    expect(line).toMatch(/; HttpOnly; SameSite=Lax; Max-Age=\d+$/)
    return { cookie: line.split(';')[0] ?? '' }
  }

  test('is replaced once it is old enough, once however many ask', async () => {
    expect(await renewed(agent)).toBeNull()
    await age(20)
    const found = await Promise.all([renewed(agent), renewed(agent), renewed(agent)])
    const [next] = found.filter((one) => one !== null)
    expect(found.filter((one) => one !== null)).toHaveLength(1)
    expect(await statusFor(agent)).toBe(200)
    expect(await statusFor(next ?? {})).toBe(200)
    expect(await statusFor(agent)).toBe(200)
  })

  test('ends its session for everybody when it comes back after its successor was used', async () => {
    await age(20)
    const next = (await renewed(agent)) ?? {}
    expect(await statusFor(next)).toBe(200)
    await asSystem('test', async (db) => {
      await db.replacedSessionToken.updateMany({ data: { replacedAt: new Date(Date.now() - 61_000) } })
    })
    await forgetSessions()
    expect(await statusFor(next)).toBe(200)
    expect(await statusFor(agent)).toBe(401)
    expect(await statusFor(next)).toBe(401)
    const entries = await auditEntries(organization, 'session.token_reused')
    expect(entries).toHaveLength(1)
    expect([await statusFor(agent), await auditEntries(organization, 'session.token_reused')]).toEqual([
      401,
      entries,
    ])
  })

  test('is nobody else’s to replace, and is not after the session ended', async () => {
    await age(20)
    const params = { id: organization.members.agent.id }
    await call(deleteMemberSessions, { as: admin, params })
    expect((await call(renewSession, { as: agent })).status).toBe(401)
  })

  /** What a process that just started has in memory: nothing. */
  async function beginAnew() {
    await closeDatabase()
    forgetAll()
  }

  test('S0-01: is honoured by a process that shares no memory with the one it was made by', async () => {
    const token = (await tokenOf(agent)) ?? ''
    const here = await findSession(token)
    await beginAnew()
    await forgetSessions()
    const there = await findSession(token)
    expect(there).toEqual(here)
    expect(there?.actor.memberId).toBe(organization.members.agent.id)
    await call(deleteMemberSessions, { as: admin, params: { id: organization.members.agent.id } })
    await beginAnew()
    expect(await findSession(token)).toBeNull()
  })
})
