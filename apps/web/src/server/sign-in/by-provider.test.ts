import { asSystem } from '@frontdesk/core/context'
import { auditEntries } from '@frontdesk/core/test/contexts'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { hashToken, randomToken } from '@frontdesk/runtime/crypto'
import { newId } from '@frontdesk/runtime/id'
import { forget } from '@frontdesk/runtime/process/once'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getAccount } from '../../contract/organization/account.ts'
import { Browser } from '../test/browser.ts'
import { call } from '../test/call.ts'
import { OidcStub } from '../test/oidc-stub.ts'
import { givePassword } from '../test/passwords.ts'

withTestDatabase()

const stub = new OidcStub()
const providers = ['google', 'microsoft', 'oidc'] as const
let organization: TestOrganization
let browser: Browser

beforeAll(async () => {
  const { issuer } = await stub.open()
  for (const provider of providers) {
    const name = `${provider.toUpperCase()}_SIGN_IN`
    Object.assign(process.env, {
      [`${name}_ISSUER`]: issuer,
      [`${name}_CLIENT_ID`]: `frontdesk at ${provider}`,
      [`${name}_CLIENT_SECRET`]: 'a secret',
    })
  }
  forget('env')
})

afterAll(() => stub.close())

beforeEach(async () => {
  organization = await createOrganization()
  browser = new Browser()
  stub.told = {}
  stub.bend = {}
  stub.person = personOf(organization.members.agent.email)
})

function personOf(email: string) {
  return { sub: newId(), email, email_verified: true, xms_edov: true, name: 'Ada Keller' }
}

/** Leaves for the provider; the answer is the address of its page. */
async function leave(provider: string): Promise<string> {
  const answer = await browser.post(`signin/${provider}`, { callbackUrl: '/inbox/7' })
  return ((await answer.json()) as { url: string }).url
}

/** Comes back from the provider; the answer is where the browser ends up. */
async function comeBack(back: URL): Promise<URL> {
  let at = back
  for (let steps = 0; steps < 5 && at.pathname.startsWith('/api/auth/'); steps += 1) {
    const answer = await browser.get(at.pathname.replace('/api/auth/', '') + at.search)
    at = new URL(answer.headers.get('location') ?? '', at)
  }
  return at
}

async function signInAt(provider: string): Promise<URL> {
  return comeBack(stub.agree(await leave(provider)))
}

async function account() {
  return call(getAccount, { as: { cookie: browser.cookie } })
}

/** What the sign-in page is told, once nobody was let in. */
async function refusedAt(provider: string): Promise<string | null> {
  const to = await signInAt(provider)
  expect(to.pathname).toBe('/sign-in')
  expect((await account()).status).toBe(401)
  return to.searchParams.get('error')
}

async function invite(email: string, fields: { revokedAt?: Date; expiresAt?: Date } = {}) {
  await asSystem('test', (db) =>
    db.invitation.create({
      data: {
        id: newId(),
        organizationId: organization.id,
        email,
        role: 'viewer',
        tokenHash: hashToken(randomToken()),
        expiresAt: new Date(Date.now() + 3_600_000),
        ...fields,
      },
    }),
  )
}

describe.each(providers)('signing in with %s', (provider) => {
  test('lets a member with that verified address in, and back to where they were', async () => {
    const leaving = new URL(await leave(provider))
    expect(leaving.origin).toBe(stub.issuer)
    expect(Object.fromEntries(leaving.searchParams)).toMatchObject({
      client_id: `frontdesk at ${provider}`,
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^.{20,}$/),
      nonce: expect.stringMatching(/^.{20,}$/),
      redirect_uri: `http://localhost:3000/api/auth/callback/${provider}`,
    })
    const to = await comeBack(stub.agree(leaving.href))
    expect(to.href).toBe('http://localhost:3000/inbox/7')
    const { id, email } = organization.members.agent
    expect((await account()).body).toMatchObject({ member: { id, email }, role: 'agent' })
    const [opened] = await auditEntries(organization, 'session.opened')
    expect(opened).toMatchObject({ actor: { id }, after: { by: provider } })
    expect(await auditEntries(organization, `sign_in.linked_${provider}`)).toHaveLength(1)
  })

  test('refuses an address the provider has not verified', async () => {
    for (const unproved of [false, undefined, 'no', null]) {
      stub.person = { ...stub.person, email_verified: unproved, xms_edov: unproved }
      expect(await refusedAt(provider)).toBe('unverified_address')
    }
  })

  test('makes no account for a stranger', async () => {
    const email = `stranger@${organization.slug}.example`
    stub.person = personOf(email)
    expect(await refusedAt(provider)).toBe('no_account')
    expect(await asSystem('test', (db) => db.user.count({ where: { email } }))).toBe(0)
  })
})

test('makes who was invited a member with the role of the invitation, once', async () => {
  const email = `new@${organization.slug}.example`
  stub.person = personOf(email)
  await invite(email)
  expect((await signInAt('google')).pathname).toBe('/inbox/7')
  expect((await account()).body).toMatchObject({ member: { email, name: 'Ada Keller' }, role: 'viewer' })
  expect(await auditEntries(organization, 'invitation.accepted')).toHaveLength(1)
  browser = new Browser()
  expect((await signInAt('google')).pathname).toBe('/inbox/7')
  expect(await auditEntries(organization, 'invitation.accepted')).toHaveLength(1)
})

test('an invitation that ended lets nobody in', async () => {
  const email = `late@${organization.slug}.example`
  stub.person = personOf(email)
  await invite(email, { revokedAt: new Date() })
  await invite(email, { expiresAt: new Date(Date.now() - 1_000) })
  expect(await refusedAt('oidc')).toBe('no_account')
})

test('refuses a member who was disabled, and a disabled user', async () => {
  const { id, userId } = organization.members.agent
  const disabled = { disabledAt: new Date() }
  await asSystem('test', (db) => db.member.update({ where: { id }, data: disabled }))
  expect(await refusedAt('google')).toBe('account_disabled')
  await asSystem('test', (db) => db.member.update({ where: { id }, data: { disabledAt: null } }))
  await asSystem('test', (db) => db.user.update({ where: { id: userId }, data: disabled }))
  expect(await refusedAt('google')).toBe('account_disabled')
})

test('knows a person by their subject when their address changed there', async () => {
  await signInAt('oidc')
  stub.person = { ...stub.person, email: `married@${organization.slug}.example` }
  browser = new Browser()
  expect((await signInAt('oidc')).pathname).toBe('/inbox/7')
  expect((await account()).body).toMatchObject({ member: { email: organization.members.agent.email } })
})

test('never gives an account to whoever gets its address later', async () => {
  await signInAt('oidc')
  stub.person = { ...stub.person, sub: newId() }
  browser = new Browser()
  expect(await refusedAt('oidc')).toBe('linked_to_another')
})

test('refuses a known subject that shows up with the address of somebody else', async () => {
  await signInAt('oidc')
  stub.person = { ...stub.person, email: organization.members.owner.email }
  browser = new Browser()
  expect(await refusedAt('oidc')).toBe('linked_to_another')
})

test('the same subject at another provider is another person', async () => {
  await signInAt('google')
  browser = new Browser()
  stub.person = { ...stub.person, email: organization.members.owner.email }
  expect((await signInAt('oidc')).pathname).toBe('/inbox/7')
  expect((await account()).body).toMatchObject({ role: 'owner' })
})

test('asks for the address where the ID token does not tell it', async () => {
  const { email, ...silent } = stub.person
  stub.person = silent as typeof stub.person
  stub.told = { email }
  expect((await signInAt('oidc')).pathname).toBe('/inbox/7')
  browser = new Browser()
  stub.told = { email, sub: 'somebody else' }
  expect(await refusedAt('oidc')).toBe('OAuthCallback')
})

describe('an answer that does not fit is refused', () => {
  test.each([
    ['the nonce of another visit', { nonce: 'another' }],
    ['no nonce', { nonce: undefined }],
    ['an ID token for somebody else', { aud: 'another application' }],
    ['an ID token of another issuer', { iss: 'https://evil.test' }],
    ['an ID token that is over', { exp: 1_000_000 }],
  ])('%s', async (_, bend) => {
    stub.bend = bend
    expect(await refusedAt('oidc')).toBe('OAuthCallback')
  })

  test('the state of another browser', async () => {
    const back = stub.agree(await leave('oidc'))
    browser = new Browser()
    expect((await comeBack(back)).searchParams.get('error')).toBe('OAuthCallback')
    await leave('oidc')
    expect((await comeBack(back)).searchParams.get('error')).toBe('OAuthCallback')
    expect((await account()).status).toBe(401)
  })

  test('a code used twice', async () => {
    const back = stub.agree(await leave('oidc'))
    await comeBack(back)
    const again = await comeBack(back)
    expect(again.searchParams.get('error')).toBe('OAuthCallback')
  })

  test('the answer of one provider handed to another', async () => {
    const back = stub.agree(await leave('google'))
    back.pathname = back.pathname.replace('google', 'oidc')
    expect((await comeBack(back)).searchParams.get('error')).toBe('OAuthCallback')
    expect((await account()).status).toBe(401)
  })

  test('no consent', async () => {
    const back = stub.agree(await leave('oidc'))
    back.searchParams.delete('code')
    back.searchParams.set('error', 'access_denied')
    expect((await comeBack(back)).searchParams.get('error')).toMatch(/^(?:OAuth)?Callback$/)
  })
})

test('limits tries as it does for passwords', async () => {
  stub.person = personOf(`stranger@${organization.slug}.example`)
  const errors: (string | null)[] = []
  for (let index = 0; index < 11; index += 1) errors.push(await refusedAt('oidc'))
  expect(errors).toEqual([...Array(10).fill('no_account'), 'too_many_attempts'])
})

test('where passwords are off members use a provider, and owners may still use theirs', async () => {
  const [agent, owner] = await Promise.all([
    givePassword(organization, 'agent', 'a right good password'),
    givePassword(organization, 'owner', 'another good password'),
  ])
  await asSystem('test', (db) =>
    db.organization.update({ where: { id: organization.id }, data: { passwordSignIn: false } }),
  )
  const refused = await browser.signIn(agent)
  expect(((await refused.json()) as { url: string }).url).toContain('error=single_sign_on_required')
  const wrong = await browser.signIn({ ...agent, password: 'a wrong password' })
  expect(((await wrong.json()) as { url: string }).url).toContain('error=CredentialsSignin')
  expect((await browser.signIn(owner)).status).toBe(200)
  browser = new Browser()
  expect((await signInAt('google')).pathname).toBe('/inbox/7')
})
