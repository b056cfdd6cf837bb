import { asSystem } from '@frontdesk/core/context'
import { buildAccountMail } from '@frontdesk/core/flows/send-account-mail'
import { openAccountMail } from '@frontdesk/core/identity/account-mail'
import { auditEntries, promisedJobs } from '@frontdesk/core/test/contexts'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { hashToken } from '@frontdesk/runtime/crypto'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  acceptInvitation,
  createPasswordReset,
  getAccount,
  redeemPasswordReset,
} from '../contract/organization/account.ts'
import {
  createMember,
  deleteInvitation,
  listInvitations,
  listMembers,
  putMember,
} from '../contract/organization/settings.ts'
import { Browser } from './test/browser.ts'
import { call } from './test/call.ts'
import { type Credentials, signedIn } from './test/callers.ts'
import { givePassword } from './test/passwords.ts'

withTestDatabase()

let organization: TestOrganization
let owner: Credentials
let email: string

beforeEach(async () => {
  organization = await createOrganization()
  owner = await signedIn(organization, 'owner')
  email = `new-${newId().slice(-8)}@elsewhere.example`
})

/** The account mails promised so far, oldest first, as the worker would open them. */
async function promisedMails() {
  const jobs = await promisedJobs(organization, 'send-account-mail')
  return jobs.flatMap(({ payload }) => {
    const mail = openAccountMail((payload as { sealed: string }).sealed)
    return 'token' in mail ? [mail] : []
  })
}

async function invite(as = owner, body: object = { email, role: 'agent' }) {
  const answer = await call(createMember, { as, body })
  expect(answer.status).toBe(201)
  const token = (await promisedMails()).at(-1)?.token ?? ''
  return { id: String(answer.body.id), token }
}

const accept = (token: string, fields: object = {}) =>
  call(acceptInvitation, { body: { token, name: 'New Person', password: 'a long enough one', ...fields } })

async function roleAfterSignIn() {
  const browser = new Browser()
  await browser.signIn({ email, password: 'a long enough one' })
  return (await call(getAccount, { as: { cookie: browser.cookie } })).body.role
}

describe('an invitation', () => {
  test('makes a member with the role fixed when it was written, under the invited address', async () => {
    const { token } = await invite()
    const answer = await accept(token)
    expect(answer.body).toEqual({ email, organization: organization.slug })
    expect(await roleAfterSignIn()).toBe('agent')
    expect(await auditEntries(organization, 'invitation.accepted')).toHaveLength(1)
  })

  test('goes to one address, with its token sealed in the queue and hashed in the table', async () => {
    const { id, token } = await invite()
    const [job] = await promisedJobs(organization, 'send-account-mail')
    expect(JSON.stringify(job?.payload)).not.toContain(token)
    expect(JSON.stringify(job?.payload)).not.toContain(email)
    const row = await asSystem('test', (db) => db.invitation.findFirstOrThrow({ where: { id } }))
    expect(row.tokenHash).toBe(hashToken(token))
    expect(JSON.stringify(row)).not.toContain(token)
  })

  test('A8, A9: refuses several addresses and markup in an address', async () => {
    for (const bad of [
      'a@evil.test,b@victim.test',
      'a@evil.test b@victim.test',
      '"x@evil.test y"@ours.test',
      '<b>a</b>@evil.test',
      'a@evil.test\r\nBcc: b@victim.test',
    ]) {
      expect((await call(createMember, { as: owner, body: { email: bad, role: 'agent' } })).status).toBe(400)
    }
    expect(await promisedMails()).toEqual([])
  })

  test("A9: shows an organization's name as words, without markup, lines or links", async () => {
    const organizationName = 'Acme <img src=x>\r\nBcc: b@victim.test\r\n\r\nhttps://evil.test/login'
    const mail = { kind: 'invitation', to: email, token: 'x'.repeat(43), organizationName } as const
    const raw = Buffer.from(await buildAccountMail(mail, 'support@ours.example', new Date())).toString()
    expect(raw.match(/^Bcc:/gim)).toBeNull()
    expect(raw.match(/^To: .*$/gim)).toEqual([`To: ${email}`])
    expect(raw).not.toMatch(/<img|evil\.test|victim\.test/)
    expect(raw).not.toContain('text/html')
    expect(raw.replace(/=\r\n/g, '')).toContain('/accept-invitation?token')
  })

  test('is open in the list until it is accepted, and is not given to viewers', async () => {
    const { token } = await invite()
    expect((await call(listInvitations, { as: owner })).body.items).toMatchObject([{ email, role: 'agent' }])
    await accept(token)
    expect((await call(listInvitations, { as: owner })).body.items).toEqual([])
    const viewer = await signedIn(organization, 'viewer')
    expect((await call(createMember, { as: viewer, body: { email, role: 'admin' } })).status).toBe(403)
  })

  test('refuses an address that is a member already, and owners by invitation', async () => {
    const known = { email: organization.members.agent.email, role: 'viewer' }
    expect((await call(createMember, { as: owner, body: known })).status).toBe(409)
    expect((await call(createMember, { as: owner, body: { email, role: 'owner' } })).status).toBe(400)
  })

  test('lets somebody with an account elsewhere in with their own password only', async () => {
    const second = await createOrganization()
    const account = await givePassword(second, 'agent', 'their own password')
    email = account.email
    const { token } = await invite()
    expect((await accept(token, { password: 'somebody else chose it' })).status).toBe(422)
    expect((await new Browser().signIn(account)).status).toBe(200)
    expect((await accept(token, { password: account.password })).status).toBe(200)
  })
})

describe('A15: an invitation does not work', () => {
  test('after it expired', async () => {
    const { id, token } = await invite()
    const days = await asSystem('test', async (db) => {
      const row = await db.invitation.findFirstOrThrow({ where: { id } })
      await db.invitation.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } })
      return (row.expiresAt.getTime() - row.createdAt.getTime()) / 86_400_000
    })
    expect(days).toBeCloseTo(7, 1)
    expect((await accept(token)).status).toBe(422)
  })

  test('a second time, even at the same moment', async () => {
    const { token } = await invite()
    const statuses = await Promise.all([accept(token), accept(token), accept(token)])
    expect(statuses.map(({ status }) => status).sort()).toEqual([200, 422, 422])
    const members = await call(listMembers, { as: owner })
    expect(members.body.items?.filter((member) => member.email === email)).toHaveLength(1)
  })

  test('after it was taken back', async () => {
    const { id, token } = await invite()
    expect((await call(deleteInvitation, { as: owner, params: { id } })).status).toBe(204)
    expect((await accept(token)).status).toBe(422)
  })

  test('after another one was written for the same address with another role', async () => {
    const first = await invite(owner, { email, role: 'admin' })
    const second = await invite(owner, { email, role: 'viewer' })
    expect((await accept(first.token)).status).toBe(422)
    expect((await accept(second.token)).status).toBe(200)
    expect(await roleAfterSignIn()).toBe('viewer')
  })

  test('after who wrote it lost the right to invite', async () => {
    const admin = await signedIn(organization, 'admin')
    const { token } = await invite(admin)
    const params = { id: organization.members.admin.id }
    await call(putMember, { as: owner, params, body: { role: 'agent', disabled: false } })
    expect((await accept(token)).status).toBe(422)
  })

  test('for another address or role than the one in it', async () => {
    const { token } = await invite()
    expect((await accept(token, { email: 'evil@evil.test' })).status).toBe(400)
    expect((await accept(token, { role: 'owner' })).status).toBe(400)
  })

  test('with its id or its hash for a token', async () => {
    const { id, token } = await invite()
    expect((await accept(id)).status).toBe(422)
    expect((await accept(hashToken(token))).status).toBe(422)
  })
})

describe('a password reset', () => {
  const request = (address: string) => call(createPasswordReset, { body: { email: address } })
  const redeem = (token: string, password = 'the new password') =>
    call(redeemPasswordReset, { body: { token, password } })

  test('answers alike for known and unknown addresses, and writes to the known one only', async () => {
    const known = await request(organization.members.agent.email.toUpperCase())
    const unknown = await request('nobody@nowhere.example')
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
    expect((await promisedMails()).map(({ to }) => to)).toEqual([organization.members.agent.email])
  })

  test('sets a password once, ends every session and shuts the other links', async () => {
    const account = await givePassword(organization, 'agent', 'the old password')
    const browser = new Browser()
    await browser.signIn(account)
    await request(account.email)
    await request(account.email)
    const [first, second] = (await promisedMails()).map(({ token }) => token)
    expect((await redeem(first ?? '')).status).toBe(204)
    expect((await redeem(first ?? '')).status).toBe(422)
    expect((await redeem(second ?? '')).status).toBe(422)
    expect((await call(getAccount, { as: { cookie: browser.cookie } })).status).toBe(401)
    expect((await browser.signIn(account)).status).toBe(401)
    expect((await browser.signIn({ ...account, password: 'the new password' })).status).toBe(200)
  })

  test('does not work after an hour, or for a user who was disabled', async () => {
    const { email: address, userId } = organization.members.agent
    await request(address)
    const token = (await promisedMails())[0]?.token ?? ''
    await asSystem('test', (db) =>
      db.user.update({ where: { id: userId }, data: { disabledAt: new Date() } }),
    )
    expect((await redeem(token)).status).toBe(422)
    await asSystem('test', async (db) => {
      await db.user.update({ where: { id: userId }, data: { disabledAt: null } })
      const reset = await db.passwordReset.findFirstOrThrow({ where: { userId } })
      expect(reset.expiresAt.getTime() - reset.createdAt.getTime()).toBeLessThanOrEqual(3_601_000)
      await db.passwordReset.updateMany({
        where: { userId },
        data: { expiresAt: new Date(Date.now() - 1000) },
      })
    })
    expect((await redeem(token)).status).toBe(422)
  })

  test('does not fill a mailbox, however often it is asked for', async () => {
    for (let index = 0; index < 5; index += 1) await request(organization.members.agent.email)
    expect(await promisedMails()).toHaveLength(3)
  })
})
