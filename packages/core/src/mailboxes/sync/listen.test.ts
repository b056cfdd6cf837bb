import { setTimeout as wait } from 'node:timers/promises'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { syncMailbox } from '../../flows/mailboxes/sync-mailbox.ts'
import { type Connected, connectScripted, syncRow } from '../../test/connected.ts'
import { promisedJobs } from '../../test/contexts.ts'
import { listen, takeUnheard } from './listen.ts'

withTestDatabase()

let organization: TestOrganization
let shop: Connected

beforeAll(async () => {
  organization = await createOrganization()
})

beforeEach(async () => {
  await asSystem('test', (db) => db.mailbox.updateMany({ data: { state: 'paused' } }))
  shop = await connectScripted(organization, { kind: 'imap', speaks: true })
  await syncMailbox(shop)
})

const promised = async () =>
  (await promisedJobs(organization, 'sync-mailbox')).filter(
    ({ payload }) => (payload as { mailboxId: string }).mailboxId === shop.mailboxId,
  ).length

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await wait(10)
}

test('of several workers one listens to a mailbox, and its word makes the mailbox due', async () => {
  const taken = (await Promise.all([takeUnheard(10), takeUnheard(10), takeUnheard(10)])).flat()
  expect(taken).toMatchObject([{ mailboxId: shop.mailboxId }])
  const stopping = new AbortController()
  const [first] = taken
  if (!first) throw new Error('Nobody listens')
  const before = await promised()
  const listening = listen(first, stopping.signal)
  await until(() => shop.provider.listeners() > 0)
  shop.provider.speak()
  await until(async () => (await promised()) > before)
  stopping.abort()
  await listening
  expect((await syncRow(shop)).listenToken).toBeNull()
  expect(await takeUnheard(10)).toHaveLength(1)
})

test('a mailbox that rests, was never synced, or does not speak is not listened to', async () => {
  await connectScripted(organization, { kind: 'imap', speaks: true })
  await syncMailbox(await connectScripted(organization, { kind: 'gmail' }))
  await asSystem('test', (db) =>
    db.mailbox.update({ where: { id: shop.mailboxId }, data: { state: 'paused' } }),
  )
  expect(await takeUnheard(10)).toEqual([])
})

test('a connection that cannot be made leaves the mailbox to polling for a while', async () => {
  const [taken] = await takeUnheard(1)
  if (!taken) throw new Error('Nobody listens')
  await asSystem('test', (db) =>
    db.mailbox.update({ where: { id: shop.mailboxId }, data: { credentials: null } }),
  )
  await listen(taken, new AbortController().signal)
  expect(await takeUnheard(1)).toEqual([])
  expect((await syncRow(shop)).listenUntil?.getTime()).toBeGreaterThan(Date.now() + 60_000)
})
