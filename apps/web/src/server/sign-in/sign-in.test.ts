import { asSystem } from '@frontdesk/core/context'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { hashToken } from '@frontdesk/runtime/crypto'
import { decode } from 'next-auth/jwt'
import { beforeEach, describe, expect, test } from 'vitest'
import { getAccount } from '../../contract/organization/account.ts'
import { Browser } from '../test/browser.ts'
import { call } from '../test/call.ts'
import { givePassword } from '../test/passwords.ts'
import { cookieSecret } from './session-cookie.ts'

withTestDatabase()

const cookieName = 'next-auth.session-token'
let organization: TestOrganization
let account: { email: string; password: string }
let browser: Browser

beforeEach(async () => {
  organization = await createOrganization()
  account = await givePassword(organization, 'agent', 'a right good password')
  browser = new Browser()
})

async function errorOf(response: Response): Promise<string | null> {
  const { url } = (await response.json()) as { url: string }
  return new URL(url).searchParams.get('error')
}

test('opens a session whose cookie carries an opaque token and nothing else about the person', async () => {
  const response = await browser.signIn(account)
  expect(response.status).toBe(200)
  const line = response.headers.getSetCookie().find((cookie) => cookie.startsWith(cookieName)) ?? ''
  expect(line).toContain('HttpOnly')
  expect(line).toContain('SameSite=Lax')
  const claims = await decode({ token: browser.cookieNamed(cookieName) ?? '', secret: cookieSecret() })
  expect(Object.keys(claims ?? {}).sort()).toEqual(['exp', 'iat', 'jti', 'sessionToken'])
  const answer = await call(getAccount, { as: { cookie: browser.cookie } })
  expect(answer.body).toMatchObject({ member: { email: account.email }, role: 'agent' })
})

test('keeps the token as its hash alone, random in every session', async () => {
  const other = new Browser()
  await Promise.all([browser.signIn(account), other.signIn(account)])
  const tokens = await Promise.all(
    [browser, other].map(async (one) => {
      const claims = await decode({ token: one.cookieNamed(cookieName) ?? '', secret: cookieSecret() })
      return claims?.sessionToken ?? ''
    }),
  )
  const rows = await asSystem('test', (db) =>
    db.session.findMany({ where: { userId: organization.members.agent.userId } }),
  )
  expect(rows.map(({ tokenHash }) => tokenHash).sort()).toEqual(tokens.map(hashToken).sort())
  expect(new Set(tokens).size).toBe(2)
  expect(tokens.every((token) => /^[\w-]{43}$/.test(token))).toBe(true)
})

test('says the same about an unknown address, a wrong password and a disabled user', async () => {
  const unknown = await browser.signIn({ email: 'nobody@nowhere.example', password: account.password })
  const wrong = await browser.signIn({ ...account, password: 'a wrong password' })
  await asSystem('test', (db) =>
    db.user.update({ where: { id: organization.members.agent.userId }, data: { disabledAt: new Date() } }),
  )
  const disabled = await browser.signIn(account)
  const said = await Promise.all(
    [unknown, wrong, disabled].map(async (response) => [response.status, await response.text()]),
  )
  expect(new Set(said.map(String)).size).toBe(1)
  expect(said[0]?.[0]).toBe(401)
})

test('refuses a member who is disabled in the only organization they belong to', async () => {
  await asSystem('test', (db) =>
    db.member.update({ where: { id: organization.members.agent.id }, data: { disabledAt: new Date() } }),
  )
  expect((await browser.signIn(account)).status).toBe(401)
})

test('enters the organization that is asked for, and none the user does not belong to', async () => {
  const second = await createOrganization()
  await asSystem('test', (db) =>
    db.member.update({
      where: { id: second.members.viewer.id },
      data: { userId: organization.members.agent.userId },
    }),
  )
  await browser.signIn({ ...account, organization: second.slug })
  const answer = await call(getAccount, { as: { cookie: browser.cookie } })
  expect(answer.body).toMatchObject({ organization: { slug: second.slug }, role: 'viewer' })
  const third = await createOrganization()
  expect((await new Browser().signIn({ ...account, organization: third.slug })).status).toBe(401)
})

test('A8: refuses several addresses in one', async () => {
  for (const email of [
    `a@evil.test,${account.email}`,
    `${account.email},a@evil.test`,
    `"${account.email} a@evil.test"`,
  ]) {
    expect((await new Browser().signIn({ ...account, email })).status).toBe(401)
  }
})

test('A22: refuses objects and lists where texts are due', async () => {
  const attempts = [
    { email: { contains: '@' }, password: account.password },
    { email: account.email, password: { not: '' } },
    { email: [account.email], password: [account.password] },
    { email: account.email, password: 1 },
  ]
  for (const fields of attempts) {
    const fresh = new Browser()
    expect((await fresh.signIn(fields)).status).toBe(401)
    expect(fresh.cookieNamed(cookieName)).toBeUndefined()
  }
})

describe('A13: after sign-in the browser stays on our own origin', () => {
  test.each([
    'https://evil.test',
    '//evil.test',
    '/\\evil.test',
    '\\\\evil.test',
    '/\t/evil.test',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://localhost:3000@evil.test',
    'http://localhost:3000.evil.test/',
    'https:evil.test',
    '/%2F%2Fevil.test',
    '/%5Cevil.test',
    '%2F%2Fevil.test',
    'https%3A%2F%2Fevil.test',
  ])('%j', async (callbackUrl) => {
    const response = await browser.signIn({ ...account, callbackUrl })
    const { url } = (await response.json()) as { url: string }
    const target = new URL(url, 'http://localhost:3000')
    expect(target.origin).toBe('http://localhost:3000')
    expect(decodeURIComponent(target.pathname)).not.toMatch(/^[/\\]{2}/)
  })

  test('and follows a path of ours', async () => {
    const response = await browser.signIn({ ...account, callbackUrl: '/inbox?status=open#top' })
    expect(await response.json()).toEqual({ url: 'http://localhost:3000/inbox?status=open#top' })
  })

  test('also when signing out, and by the address of the page', async () => {
    await browser.signIn(account)
    const out = await browser.post('signout', { callbackUrl: '//evil.test' })
    expect(await out.json()).toEqual({ url: 'http://localhost:3000' })
    const page = await browser.get('signin?callbackUrl=https://evil.test')
    expect(page.headers.get('location') ?? '').not.toMatch(/evil\.test(?!.*localhost)/)
    expect(decodeURIComponent(browser.cookieNamed('next-auth.callback-url') ?? '')).toBe(
      'http://localhost:3000',
    )
  })
})

test('signing out ends the session on the server, not only in the browser', async () => {
  await browser.signIn(account)
  const stolen = browser.cookie
  expect((await call(getAccount, { as: { cookie: stolen } })).status).toBe(200)
  await browser.post('signout', {})
  expect(browser.cookieNamed(cookieName)).toBeUndefined()
  expect((await call(getAccount, { as: { cookie: stolen } })).status).toBe(401)
})

test('refuses a sign-in without the token of its own page', async () => {
  const response = await browser.signIn({ ...account, csrfToken: 'made up' })
  expect(browser.cookieNamed(cookieName)).toBeUndefined()
  expect(((await response.json()) as { url: string }).url).toContain('csrf=true')
})

describe('the limit of ten tries a minute', () => {
  test('counts by address, whatever the forwarding headers claim', async () => {
    const errors: (string | null)[] = []
    for (let index = 0; index < 11; index += 1) {
      const forged = { 'x-forwarded-for': `198.51.100.${index}`, 'x-real-ip': `198.51.100.${index}` }
      const fields = { email: `person-${index}@${organization.slug}.example`, password: 'wrong' }
      errors.push(await errorOf(await browser.signIn(fields, forged)))
    }
    expect(errors).toEqual([...Array(10).fill('CredentialsSignin'), 'too_many_attempts'])
  })

  test('counts by account, however many addresses take part', async () => {
    const errors: (string | null)[] = []
    for (let index = 0; index < 11; index += 1) {
      errors.push(await errorOf(await new Browser().signIn({ ...account, password: 'wrong' })))
    }
    expect(errors.at(-1)).toBe('too_many_attempts')
    expect(await errorOf(await new Browser().signIn(account))).toBe('too_many_attempts')
  })
})
