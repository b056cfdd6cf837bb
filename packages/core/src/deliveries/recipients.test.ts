import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { deliverMessage } from '../flows/deliver-message.ts'
import { reply } from '../messages/reply.ts'
import { as, asProduct } from '../test/contexts.ts'
import { receiveMail } from '../test/mails.ts'
import { withScriptedSmtp } from '../test/scripted-smtp.ts'
import { claimDelivery } from './claim.ts'
import { finishDelivery } from './finish.ts'
import { settleDelivery } from './settle.ts'

withTestDatabase()
const smtp = withScriptedSmtp()

let organization: TestOrganization
let conversationId: string

beforeEach(async () => {
  organization = await createOrganization()
  await asSystem('test', (db) =>
    db.organization.update({ where: { id: organization.id }, data: { undoSeconds: 0 } }),
  )
  const { conversation } = await receiveMail(organization, { cc: 'bob@home.example' })
  conversationId = conversation.id
})

async function send(fields: { to?: string[]; cc?: string[] } = {}) {
  const { id } = await as(organization, 'agent', (ctx) =>
    reply(ctx, {
      conversation: conversationId,
      text: 'On its way',
      attachmentIds: [],
      resolve: true,
      ...fields,
    }),
  )
  return id
}

const deliver = (messageId: string) => deliverMessage({ organizationId: organization.id, messageId })
const deliveryOf = (messageId: string) =>
  asSystem('test', (db) => db.delivery.findUniqueOrThrow({ where: { messageId } }))
const conversationRow = () =>
  asSystem('test', (db) => db.conversation.findUniqueOrThrow({ where: { id: conversationId } }))
/** As if the time until the next try had passed. */
const makeDue = (messageId: string) =>
  asSystem('test', (db) =>
    db.delivery.update({ where: { messageId }, data: { notBefore: new Date(Date.now() - 1_000) } }),
  )
const recipientsOf = async (messageId: string) => {
  const rows = await asSystem('test', (db) =>
    db.deliveryRecipient.findMany({ where: { messageId }, orderBy: { address: 'asc' } }),
  )
  return rows.map(({ address, state }) => [address, state])
}

test('of three recipients one has the mail, one has failed, and the one put off is tried again alone', async () => {
  const said: Record<string, string> = { bob: '550 5.1.1 no such user', carl: '450 4.2.0 greylisted' }
  smtp.expect({ rcpt: (address) => said[address.split('@')[0] ?? ''] ?? '250 fine' })
  const messageId = await send({ cc: ['bob@home.example', 'carl@home.example'] })
  await deliver(messageId)
  expect(await recipientsOf(messageId)).toEqual([
    ['ada@customer.example', 'sent'],
    ['bob@home.example', 'failed'],
    ['carl@home.example', 'queued'],
  ])
  expect(await deliveryOf(messageId)).toMatchObject({ state: 'queued' })
  expect(await conversationRow()).toMatchObject({ status: 'open' })
  await makeDue(messageId)
  await deliver(messageId)
  expect(smtp.mails.map(({ to }) => to)).toEqual([['ada@customer.example'], ['carl@home.example']])
  expect(await deliveryOf(messageId)).toMatchObject({ state: 'sent' })
  expect(await recipientsOf(messageId)).toEqual([
    ['ada@customer.example', 'sent'],
    ['bob@home.example', 'failed'],
    ['carl@home.example', 'sent'],
  ])
})

test('a last recipient who fails leaves the mail sent to the others, and a retry goes to that one only', async () => {
  smtp.expect(
    { rcpt: (address) => (address.startsWith('bob') ? '450 4.2.0 greylisted' : '250 fine') },
    { rcpt: () => '550 5.1.1 no such user' },
  )
  const messageId = await send()
  await deliver(messageId)
  await makeDue(messageId)
  await deliver(messageId)
  expect(await deliveryOf(messageId)).toMatchObject({ state: 'sent' })
  expect(await recipientsOf(messageId)).toEqual([
    ['ada@customer.example', 'sent'],
    ['bob@home.example', 'failed'],
  ])
})

test('an old run never writes over what a person has begun since', async () => {
  const messageId = await send()
  const old = await asProduct(organization, (ctx) => claimDelivery(ctx, messageId, new Date()))
  if (old.outcome !== 'claimed') throw new Error('not claimed')
  await asSystem('test', (db) =>
    db.delivery.update({ where: { messageId }, data: { dataStartedAt: new Date() } }),
  )
  await deliver(messageId)
  expect(await deliveryOf(messageId)).toMatchObject({ state: 'unknown' })
  await as(organization, 'agent', (ctx) => settleDelivery(ctx, { messageId, state: 'queued' }))
  const next = await asProduct(organization, (ctx) => claimDelivery(ctx, messageId, new Date()))
  expect(next).toMatchObject({ outcome: 'claimed', attempt: old.attempt })
  const failure = { reason: 'refused', permanent: true, text: 'late news' } as const
  const outcome = { state: 'failed' as const, failure, refusals: [] }
  await asProduct(organization, (ctx) =>
    finishDelivery(ctx, { messageId, token: old.token, outcome, now: new Date() }),
  )
  expect(await deliveryOf(messageId)).toMatchObject({ state: 'sending', error: null })
})

test('A10: a reply to an address with an address inside its quotes goes nowhere', async () => {
  const { conversation } = await receiveMail(organization, { from: '"x@evil.example y"@ours.example' })
  conversationId = conversation.id
  await expect(send()).rejects.toMatchObject({ code: 'invalid' })
  await expect(send({ to: ['"x@evil.example y"@ours.example'] })).rejects.toMatchObject({ code: 'invalid' })
  const messageId = await send({ to: ['ada@customer.example'], cc: ['"x@evil.example y"@ours.example'] })
  await deliver(messageId)
  expect(smtp.mails.map(({ to }) => to)).toEqual([['ada@customer.example']])
  expect(smtp.mails[0]?.raw).not.toMatch(/^(?:to|cc):.*evil/im)
})
