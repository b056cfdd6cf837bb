import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { syncMailbox } from '../../flows/mailboxes/sync-mailbox.ts'
import { acceptedIds, type Connected, connectScripted, idsAtProvider } from '../../test/connected.ts'
import { promisedJobs } from '../../test/contexts.ts'
import { rawMail } from '../../test/mails.ts'
import { hintGmail, hintOutlook } from './hint.ts'

withTestDatabase()

let organization: TestOrganization
let shop: Connected

beforeAll(async () => {
  organization = await createOrganization()
})

beforeEach(async () => {
  shop = await connectScripted(organization)
  await syncMailbox(shop)
})

const promised = async (job = 'sync-mailbox') =>
  (await promisedJobs(organization, job)).filter(
    ({ payload }) => (payload as { mailboxId: string }).mailboxId === shop.mailboxId,
  ).length

test('ten pushes for one mail make the mailbox due once, and bring the mail once', async () => {
  shop.provider.arrive(rawMail())
  const before = await promised()
  for (let push = 0; push < 10; push += 1) await hintGmail(shop.address)
  expect((await promised()) - before).toBeLessThanOrEqual(1)
  await syncMailbox(shop)
  await syncMailbox(shop)
  expect(await acceptedIds(shop)).toEqual(idsAtProvider(shop))
})

test('a mail whose push was dropped comes with the next look', async () => {
  shop.provider.arrive(rawMail())
  await syncMailbox(shop)
  expect(await acceptedIds(shop)).toEqual(idsAtProvider(shop))
})

test('a push for an address that is not ours, or of a mailbox that rests, does nothing', async () => {
  const before = await promised()
  await hintGmail('nobody@elsewhere.example')
  await asSystem('test', (db) =>
    db.mailbox.update({ where: { id: shop.mailboxId }, data: { state: 'paused' } }),
  )
  await hintGmail(shop.address)
  expect(await promised()).toBe(before)
})

test('a notice counts with the secret of its subscription only', async () => {
  const watch = { clientState: 'a secret', subscriptions: [{ id: 'sub-1', folder: 'inbox' }] }
  await asSystem('test', (db) =>
    db.mailboxSync.updateMany({ where: { mailboxId: shop.mailboxId }, data: { watch } }),
  )
  const before = await promised()
  const notice = { subscriptionId: 'sub-1', needsCare: true }
  await hintOutlook({ ...notice, clientState: 'a guess' })
  await hintOutlook({ ...notice, clientState: '' })
  await hintOutlook({ subscriptionId: 'sub-2', clientState: 'a secret', needsCare: true })
  expect([await promised(), await promised('watch-mailbox')]).toEqual([before, 0])
  await hintOutlook({ ...notice, clientState: 'a secret' })
  expect([(await promised()) - before, await promised('watch-mailbox')]).toEqual([1, 1])
})
