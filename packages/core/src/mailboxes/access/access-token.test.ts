import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { startFakeMicrosoft } from '@frontdesk/integrations/test/fake-microsoft/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { type Connected, connectScripted, mailboxRow } from '../../test/connected.ts'
import { accessToken } from './access-token.ts'
import { openCredentials } from './credentials.ts'

withTestDatabase()

let microsoft: Awaited<ReturnType<typeof startFakeMicrosoft>>
let organization: TestOrganization
let shop: Connected

beforeAll(async () => {
  microsoft = await startFakeMicrosoft({ accounts: ['shop@shop.example'] })
  process.env.MICROSOFT_LOGIN_URL = microsoft.loginUrl
  process.env.MICROSOFT_CLIENT_ID = 'client'
  process.env.MICROSOFT_CLIENT_SECRET = 'secret'
  organization = await createOrganization()
})

afterAll(() => microsoft.close())

/** A mailbox whose token has ended, with a refresh token that still works. */
beforeEach(async () => {
  const refreshToken = `refresh-${crypto.randomUUID()}`
  microsoft.logins.refreshTokens.set(refreshToken, { address: 'shop@shop.example', used: false })
  microsoft.logins.revoked.clear()
  microsoft.logins.refreshes = 0
  shop = await connectScripted(organization, {
    kind: 'outlook',
    credentials: {
      type: 'oauth',
      provider: 'microsoft',
      accessToken: 'ended',
      expiresAt: new Date(Date.now() - 1_000).toISOString(),
      refreshToken,
    },
  })
})

async function keptCredentials() {
  const { credentials } = await mailboxRow(shop)
  const opened = openCredentials(shop.mailboxId, credentials ?? '')
  if (opened.type !== 'oauth') throw new Error('These are no tokens')
  return opened
}

test('ten workers that need a token at once ask for one', async () => {
  const tokens = await Promise.all(Array.from({ length: 10 }, () => accessToken(shop)))
  expect(new Set(tokens).size).toBe(1)
  expect(microsoft.logins.refreshes).toBe(1)
  expect(microsoft.logins.accessTokens.has(tokens[0] ?? '')).toBe(true)
})

test('the new refresh token is kept, and the old one never used again', async () => {
  const before = await keptCredentials()
  await accessToken(shop)
  const after = await keptCredentials()
  expect(after.refreshToken).not.toBe(before.refreshToken)
  await accessToken(shop, after.accessToken)
  expect(microsoft.logins.revoked.size).toBe(0)
  expect(microsoft.logins.refreshes).toBe(2)
})

test('a token the provider refused is replaced once for all who were refused', async () => {
  const token = await accessToken(shop)
  const tokens = await Promise.all(Array.from({ length: 5 }, () => accessToken(shop, token)))
  expect(new Set(tokens).size).toBe(1)
  expect(tokens[0]).not.toBe(token)
  expect(microsoft.logins.refreshes).toBe(2)
})

test('a grant that was withdrawn is lost access', async () => {
  microsoft.logins.revoked.add('shop@shop.example')
  await expect(accessToken(shop)).rejects.toMatchObject({ kind: 'access_lost' })
})

test('a worker that died while it asked holds nobody up for longer than its turn', async () => {
  await asSystem(
    'test',
    (db) => db.$executeRaw`
      UPDATE mailbox_syncs SET token_lease_until = now() + interval '300 milliseconds'
      WHERE mailbox_id = ${shop.mailboxId}::uuid`,
  )
  await accessToken(shop)
  expect(microsoft.logins.refreshes).toBe(1)
})
