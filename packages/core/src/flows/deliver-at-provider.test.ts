import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { ChannelFailure } from '@frontdesk/integrations/channel'
import { parseMail } from '@frontdesk/integrations/email/parse-mail'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { claimDelivery, markDataStarted } from '../deliveries/claim.ts'
import { reply } from '../messages/reply.ts'
import { type Connected, connectScripted, ingestAll, mailboxRow, waitOut } from '../test/connected.ts'
import { as, asProduct } from '../test/contexts.ts'
import { rawMail } from '../test/mails.ts'
import { deliverMessage } from './deliver-message.ts'
import { syncMailbox } from './mailboxes/sync-mailbox.ts'

withTestDatabase()

let organization: TestOrganization
let shop: Connected
let conversation: string
let reached: string

beforeAll(async () => {
  organization = await createOrganization()
  await asSystem('test', (db) =>
    db.organization.update({ where: { id: organization.id }, data: { undoSeconds: 0 } }),
  )
})

/** A customer's mail in a thread at the provider, and our answer to it, ready to leave. */
beforeEach(async () => {
  shop = await connectScripted(organization)
  const raw = rawMail({ to: shop.address })
  shop.provider.store(raw, { threadId: 'thread-7', at: new Date(Date.now() - 60_000) })
  await sync()
  await ingestAll(shop)
  const asked = await asSystem('test', (db) =>
    db.message.findFirstOrThrow({ where: { mailboxId: shop.mailboxId } }),
  )
  conversation = asked.conversationId
  const sent = await as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation, text: 'It left today.', attachmentIds: [], resolve: false }),
  )
  reached = sent.id
})

const sync = () => syncMailbox({ organizationId: organization.id, mailboxId: shop.mailboxId })
const deliver = () => deliverMessage({ organizationId: organization.id, messageId: reached })
const deliveryRow = () =>
  asSystem('test', (db) => db.delivery.findUniqueOrThrow({ where: { messageId: reached } }))
const messageRow = () => asSystem('test', (db) => db.message.findUniqueOrThrow({ where: { id: reached } }))
const lostFor = (seconds: number) =>
  asSystem('test', (db) =>
    db.delivery.update({
      where: { messageId: reached },
      data: { dataStartedAt: new Date(Date.now() - seconds * 1_000) },
    }),
  )

/** A process took the delivery, said it was handing the mail over, and died. */
async function dieWhileSending(): Promise<void> {
  await asProduct(organization, async (ctx) => {
    const claim = await claimDelivery(ctx, reached, new Date())
    if (claim.outcome !== 'claimed') throw new Error('The delivery was not to be had')
    await markDataStarted(ctx, reached, claim.token)
  })
}

test('a reply leaves through the provider in its thread, and learns where it lies there', async () => {
  await Promise.all([deliver(), deliver(), deliver()])
  await deliver()
  expect(shop.provider.sent).toHaveLength(1)
  expect(shop.provider.sent[0]).toMatchObject({ threadId: 'thread-7', from: shop.address })
  const [copy] = [...shop.provider.mails.values()].filter(({ ref }) => ref.sent)
  expect(await messageRow()).toMatchObject({
    providerMessageId: `gmail:${copy?.ref.id}`,
    providerThreadId: 'thread-7',
  })
  expect(await deliveryRow()).toMatchObject({ state: 'sent' })
  const { messageId } = await parseMail(copy?.raw ?? new Uint8Array())
  expect(messageId).toBe((await messageRow()).messageId)
})

test('our own reply, found among the sent mail, is not a second message', async () => {
  await deliver()
  await sync()
  await ingestAll(shop)
  const messages = await asSystem('test', (db) =>
    db.message.findMany({ where: { mailboxId: shop.mailboxId } }),
  )
  expect(messages).toHaveLength(2)
})

test('a mail whose answer was lost is looked up, and exactly one is at the provider', async () => {
  shop.provider.meet({ on: 'send', lost: true })
  await deliver()
  await deliver()
  expect(shop.provider.sent).toHaveLength(1)
  expect(await deliveryRow()).toMatchObject({ state: 'sent', error: null })
  expect((await messageRow()).providerThreadId).toBe('thread-7')
})

test('after a crash the provider is asked first: what it has is not sent again', async () => {
  await dieWhileSending()
  const { messageId } = await messageRow()
  shop.provider.arrive(rawMail({ from: shop.address, messageId }), { sent: true, threadId: 'thread-7' })
  await deliver()
  expect(shop.provider.sent).toEqual([])
  expect(await deliveryRow()).toMatchObject({ state: 'sent' })
})

test('after a crash a mail the provider does not have is sent again, once it cannot be on its way any more', async () => {
  await dieWhileSending()
  await deliver()
  expect(shop.provider.sent).toEqual([])
  expect(await deliveryRow()).toMatchObject({ state: 'sending' })
  await lostFor(600)
  await Promise.all([deliver(), deliver()])
  await deliver()
  expect(shop.provider.sent).toHaveLength(1)
  expect(await deliveryRow()).toMatchObject({ state: 'sent' })
})

test('a provider that cannot be asked is asked later; after a day a person decides', async () => {
  await dieWhileSending()
  const down = new ChannelFailure('unavailable', 'Out of order')
  shop.provider.meet({ on: 'findSent', error: down, times: 2 })
  await deliver()
  expect(await deliveryRow()).toMatchObject({ state: 'sending' })
  await lostFor(90_000)
  await deliver()
  expect(await deliveryRow()).toMatchObject({ state: 'unknown' })
  expect(shop.provider.sent).toEqual([])
})

test('a mail of which only a copy is found that tells nothing goes to a person as soon as all has settled', async () => {
  await dieWhileSending()
  const unsure = new ChannelFailure('unavailable', 'Nobody can tell whether it left', { sure: false })
  shop.provider.meet({ on: 'findSent', error: unsure, times: 2 })
  await deliver()
  expect(await deliveryRow()).toMatchObject({ state: 'sending' })
  await lostFor(160)
  await deliver()
  expect(await deliveryRow()).toMatchObject({ state: 'unknown' })
  expect(shop.provider.sent).toEqual([])
})

test('a provider that asks for time gets it, and the mail leaves afterwards', async () => {
  const error = new ChannelFailure('rate_limited', 'Slow down', { retryAfterMs: 30_000 })
  shop.provider.meet({ on: 'send', error })
  await deliver()
  const { state, notBefore } = await deliveryRow()
  expect(state).toBe('queued')
  expect(notBefore.getTime()).toBeGreaterThan(Date.now() + 25_000)
  const called = shop.provider.calls.length
  await sync()
  await deliver()
  expect(shop.provider.calls).toHaveLength(called)

  await waitOut(shop)
  await asSystem('test', (db) =>
    db.delivery.update({ where: { messageId: reached }, data: { notBefore: new Date(Date.now() - 1_000) } }),
  )
  await deliver()
  expect(shop.provider.sent).toHaveLength(1)
})

test('what the provider refuses has failed; lost access waits for somebody to connect again', async () => {
  shop.provider.meet({ on: 'send', error: new ChannelFailure('access_lost', 'The grant was withdrawn') })
  await deliver()
  expect(await deliveryRow()).toMatchObject({ state: 'queued' })
  expect(await mailboxRow(shop)).toMatchObject({ state: 'reconnect' })

  await asSystem('test', (db) =>
    db.mailbox.update({ where: { id: shop.mailboxId }, data: { state: 'active' } }),
  )
  await waitOut(shop)
  await asSystem('test', (db) =>
    db.delivery.update({ where: { messageId: reached }, data: { notBefore: new Date(Date.now() - 1_000) } }),
  )
  shop.provider.meet({ on: 'send', error: new ChannelFailure('refused', 'You may not write to them') })
  await deliver()
  expect(await deliveryRow()).toMatchObject({ state: 'failed' })
})
