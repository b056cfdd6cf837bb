import { randomBytes } from 'node:crypto'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { decryptSecret, encryptSecret } from '@frontdesk/runtime/crypto'
import { newId } from '@frontdesk/runtime/id'
import { forget } from '@frontdesk/runtime/process/once'
import { beforeAll, expect, test } from 'vitest'
import { configOf, sealKey } from '../../assistant/providers/row.ts'
import { asSystem } from '../../context.ts'
import { openCredentials, sealCredentials } from '../../mailboxes/access/credentials.ts'
import { as } from '../../test/contexts.ts'
import { endpointInput, hookInput } from '../../test/outside.ts'
import { createEndpoint } from '../../webhooks/endpoints.ts'
import { createIncomingWebhook } from '../../webhooks/incoming/hooks.ts'
import { findSealed } from './find-sealed.ts'
import { places } from './places.ts'
import { reencryptSecrets } from './reencrypt.ts'

withTestDatabase()

let organization: TestOrganization
const provider = newId()
const login = { type: 'password', password: 'very secret' } as const
const oldKey = `old:${randomBytes(32).toString('base64')}`
const newKey = `new:${randomBytes(32).toString('base64')}`

function useKeys(...keys: string[]): void {
  process.env.ENCRYPTION_KEYS = keys.join(',')
  forget('env')
  forget('crypto.encryption-keys')
}

beforeAll(async () => {
  organization = await createOrganization()
  useKeys(oldKey)
  await plant()
})

/** A secret of every kind, as the product writes them. */
async function plant(): Promise<void> {
  const organizationId = organization.id
  await asSystem('test', async (db) => {
    const { id } = organization.mailbox
    await db.$executeRaw`UPDATE mailboxes SET credentials = ${sealCredentials(id, login)} WHERE id = ${id}::uuid`
    const alarm = encryptSecret('alarm', `organizations.alarm_webhook_secret.${organizationId}`)
    await db.organization.update({ where: { id: organizationId }, data: { alarmWebhookSecret: alarm } })
    await db.aiProvider.create({
      data: {
        id: provider,
        organizationId,
        kind: 'openai',
        label: 'x',
        model: 'm',
        position: 0,
        sealedKey: sealKey(provider, 'sk-1'),
      },
    })
    await db.serviceActionSettings.create({
      data: {
        organizationId,
        kind: 'refund',
        enabled: true,
        approval: 'never',
        carriedOut: 'webhook',
        webhookUrl: 'https://shop.example',
        webhookSecret: encryptSecret(
          'action',
          `service_action_settings.webhook_secret.${organizationId}.refund`,
        ),
        changedBy: {},
      },
    })
  })
  await as(organization, 'admin', async (ctx) => {
    await createEndpoint(ctx, { ...endpointInput, authorization: 'Bearer of-theirs' } as never)
    await createIncomingWebhook(ctx, hookInput)
  })
}

const sums = (done: Awaited<ReturnType<typeof reencryptSecrets>>) =>
  Object.fromEntries(
    (['resealed', 'current', 'unreadable'] as const).map((kind) => [
      kind,
      done.reduce((sum, count) => sum + count[kind], 0),
    ]),
  )

test('every column that holds sealed text is known', async () => {
  const known = places.map(({ table, column }) => `${table}.${column}`)
  const found = await findSealed()
  expect(found.filter((place) => !known.includes(place))).toEqual([])
  expect(found).toEqual(
    expect.arrayContaining([
      'mailboxes.credentials',
      'organizations.alarm_webhook_secret',
      'ai_providers.sealed_key',
      'service_action_settings.webhook_secret',
      'webhook_endpoints.secret',
      'incoming_webhooks.secret',
    ]),
  )
})

test('all are sealed with the newest key, after which the old one is not needed; a second run changes nothing', async () => {
  useKeys(newKey, oldKey)
  const first = sums(await reencryptSecrets())
  expect(first).toMatchObject({ current: 0, unreadable: 0 })
  expect(first.resealed).toBeGreaterThanOrEqual(6)
  useKeys(newKey)
  expect(sums(await reencryptSecrets())).toEqual({ resealed: 0, current: first.resealed, unreadable: 0 })
  const rows = await asSystem('test', async (db) => ({
    mailbox: await db.mailbox.findUniqueOrThrow({ where: { id: organization.mailbox.id } }),
    provider: await db.aiProvider.findUniqueOrThrow({ where: { id: provider } }),
    action: await db.serviceActionSettings.findFirstOrThrow({ where: { organizationId: organization.id } }),
  }))
  expect(openCredentials(rows.mailbox.id, rows.mailbox.credentials ?? '')).toEqual(login)
  expect(configOf(rows.provider).apiKey).toBe('sk-1')
  const context = `service_action_settings.webhook_secret.${organization.id}.refund`
  expect(decryptSecret(rows.action.webhookSecret ?? '', context)).toBe('action')
})

test('what no configured key opens is told and left as it is', async () => {
  useKeys(`third:${randomBytes(32).toString('base64')}`)
  const done = sums(await reencryptSecrets())
  expect(done).toMatchObject({ resealed: 0, current: 0 })
  expect(done.unreadable).toBeGreaterThanOrEqual(6)
  useKeys(newKey)
  expect(sums(await reencryptSecrets())).toMatchObject({ resealed: 0, unreadable: 0 })
})
