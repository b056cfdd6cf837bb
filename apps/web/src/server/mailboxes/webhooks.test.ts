import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { asSystem } from '@frontdesk/core/context'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { GET as finishGoogle } from '../../app/api/oauth/[provider]/callback/route.ts'
import { POST as gmail } from '../../app/api/webhooks/gmail/route.ts'
import { POST as outlook } from '../../app/api/webhooks/outlook/route.ts'
import { signedIn } from '../test/callers.ts'

withTestDatabase()

const audience = 'https://desk.example/api/webhooks/gmail'
const account = 'push@project.iam.gserviceaccount.com'

let keys: Server
let google: CryptoKey
let stranger: CryptoKey
let organization: TestOrganization
let mailboxId: string
let address: string

beforeAll(async () => {
  const [pair, other] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')]
  google = pair.privateKey
  stranger = other.privateKey
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'key-1', alg: 'RS256', use: 'sig' }
  keys = createServer((_, response) => response.end(JSON.stringify({ keys: [jwk] })))
  await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve))
  process.env.GOOGLE_KEYS_URL = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/certs`
  process.env.GMAIL_PUSH_AUDIENCE = audience
  process.env.GMAIL_PUSH_ACCOUNT = account
  organization = await createOrganization()
})

afterAll(() => new Promise((resolve) => keys.close(resolve)))

beforeEach(async () => {
  mailboxId = newId()
  address = `${mailboxId}@shop.example`
  await asSystem('test', async (db) => {
    await db.mailbox.create({
      data: {
        id: mailboxId,
        organizationId: organization.id,
        channel: 'gmail',
        address,
        name: 'x',
        fromName: 'x',
      },
    })
    await db.mailboxSync.create({ data: { mailboxId, organizationId: organization.id } })
  })
})

type Claims = {
  aud?: string
  iss?: string
  email?: string
  verified?: boolean
  age?: number
  key?: CryptoKey
}

function tokenOf(claims: Claims = {}): Promise<string> {
  const issued = Math.floor(Date.now() / 1_000) - (claims.age ?? 0)
  return new SignJWT({ email: claims.email ?? account, email_verified: claims.verified ?? true })
    .setProtectedHeader({ alg: 'RS256', kid: 'key-1' })
    .setIssuedAt(issued)
    .setExpirationTime(issued + 3_600)
    .setIssuer(claims.iss ?? 'https://accounts.google.com')
    .setAudience(claims.aud ?? audience)
    .sign(claims.key ?? google)
}

async function push(authorization: string | null, emailAddress = address): Promise<number> {
  const data = Buffer.from(JSON.stringify({ emailAddress, historyId: 7 })).toString('base64')
  const request = new Request('http://localhost:3000/api/webhooks/gmail', {
    method: 'POST',
    headers: authorization === null ? {} : { authorization },
    body: JSON.stringify({ message: { data, messageId: '1' }, subscription: 's' }),
  })
  return (await gmail(request)).status
}

const jobs = async (job = 'sync-mailbox') => {
  const rows = await asSystem('test', (db) => db.outbox.findMany({ where: { job } }))
  return rows.filter(({ payload }) => (payload as { mailboxId: string }).mailboxId === mailboxId).length
}

test('a push that Google signed for us makes the mailbox due, however often it comes', async () => {
  const bearer = `Bearer ${await tokenOf()}`
  for (let time = 0; time < 5; time += 1) expect(await push(bearer)).toBe(204)
  expect(await jobs()).toBe(1)
  expect(await push(bearer, 'nobody@elsewhere.example')).toBe(204)
})

test('A34: a forged push is refused, and nothing is promised', async () => {
  const [header = '', , signature = ''] = (await tokenOf()).split('.')
  const payload = { aud: audience, iss: 'https://accounts.google.com', email: account, email_verified: true }
  const body = Buffer.from(JSON.stringify({ ...payload, exp: 9_999_999_999 })).toString('base64url')
  const unsigned = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
  const forged = [
    null,
    'Bearer',
    'Bearer not-a-token-at-all-but-long-enough',
    `Basic ${await tokenOf()}`,
    `Bearer ${await tokenOf({ key: stranger })}`,
    `Bearer ${await tokenOf({ aud: 'https://elsewhere.example' })}`,
    `Bearer ${await tokenOf({ iss: 'https://evil.example' })}`,
    `Bearer ${await tokenOf({ email: 'somebody@project.iam.gserviceaccount.com' })}`,
    `Bearer ${await tokenOf({ verified: false })}`,
    `Bearer ${await tokenOf({ age: 7_200 })}`,
    `Bearer ${header}.${body}.${signature}`,
    `Bearer ${unsigned}.${body}.`,
  ]
  for (const authorization of forged) expect(await push(authorization), String(authorization)).toBe(401)
  expect(await jobs()).toBe(0)
})

test('a push that cannot be read is taken, so that it does not come again, and does nothing', async () => {
  const headers = { authorization: `Bearer ${await tokenOf()}` }
  for (const body of [
    '',
    '{',
    '[]',
    '{"message":{"data":"!!"}}',
    JSON.stringify({ message: { data: 'e30=' } }),
  ]) {
    const request = new Request('http://localhost:3000/api/webhooks/gmail', { method: 'POST', headers, body })
    expect((await gmail(request)).status).toBe(204)
  }
  expect(await jobs()).toBe(0)
})

function notify(body: unknown, query = ''): Promise<Response> {
  return outlook(
    new Request(`http://localhost:3000/api/webhooks/outlook${query}`, {
      method: 'POST',
      body: JSON.stringify(body),
    }),
  )
}

test('Graph gets its validation token back as plain text', async () => {
  const answer = await notify({}, `?validationToken=${encodeURIComponent('<b>token</b>')}`)
  expect([answer.status, await answer.text()]).toEqual([200, '<b>token</b>'])
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})

test('A34: a notice without the secret of its subscription does nothing; with it the mailbox is due', async () => {
  const watch = { clientState: 'a secret', subscriptions: [{ id: `sub-${mailboxId}`, folder: 'inbox' }] }
  await asSystem('test', (db) => db.mailboxSync.updateMany({ where: { mailboxId }, data: { watch } }))
  const notice = { subscriptionId: `sub-${mailboxId}`, resource: 'x' }
  for (const clientState of ['a guess', '', undefined, 7])
    expect((await notify({ value: [{ ...notice, clientState }] })).status).toBe(202)
  for (const body of [null, [], { value: 'x' }, { value: [null, 3] }])
    expect((await notify(body)).status).toBe(202)
  expect(await jobs()).toBe(0)
  const genuine = { ...notice, clientState: 'a secret' }
  expect((await notify({ value: [genuine, genuine, genuine] })).status).toBe(202)
  expect([await jobs(), await jobs('watch-mailbox')]).toEqual([1, 0])
  await notify({ value: [{ ...genuine, lifecycleEvent: 'subscriptionRemoved' }] })
  expect(await jobs('watch-mailbox')).toBe(1)
})

test('who comes back from a provider without being signed in, or with a state of nobody, connects nothing', async () => {
  const back = async (provider: string, query: string, headers: Record<string, string> = {}) => {
    const request = new Request(`http://localhost:3000/api/oauth/${provider}/callback${query}`, { headers })
    const answer = await finishGoogle(request, { params: Promise.resolve({ provider }) })
    return [answer.status, new URL(answer.headers.get('location') ?? 'http://nowhere').pathname]
  }
  const query = `?state=${'x'.repeat(43)}&code=abc`
  expect(await back('google', query)).toEqual([303, '/sign-in'])
  const admin = await signedIn(organization, 'admin')
  expect(await back('google', query, admin)).toEqual([303, '/settings/mailboxes'])
  expect(await back('google', '?error=access_denied', admin)).toEqual([303, '/settings/mailboxes'])
  expect((await back('elsewhere', query, admin))[0]).toBe(404)
})
