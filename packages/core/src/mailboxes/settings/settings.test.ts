import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { syncMailbox } from '../../flows/mailboxes/sync-mailbox.ts'
import { acceptedIds, type Connected, connectScripted, idsAtProvider, syncRow } from '../../test/connected.ts'
import { as } from '../../test/contexts.ts'
import { rawMail } from '../../test/mails.ts'
import { findRecipient } from '../find-recipient.ts'
import { replaceAddresses, type WantedAddress } from './addresses.ts'
import { changeMailboxSettings, readMailboxSettings } from './change.ts'

withTestDatabase()

let organization: TestOrganization
let domain: string
let id: string

beforeAll(async () => {
  organization = await createOrganization()
  id = organization.mailbox.id
  domain = organization.mailbox.address.split('@')[1] ?? ''
})

beforeEach(() => replace([]))

const replace = (items: WantedAddress[], mailboxId = id) =>
  as(organization, 'admin', (ctx) => replaceAddresses(ctx, { id: mailboxId, items }))

test('mail to a further address comes to the mailbox, also with a token', async () => {
  await replace([{ address: `Help@${domain}`, fromName: 'Help' }])
  const found = { organizationId: organization.id, mailboxId: id, address: organization.mailbox.address }
  expect(await findRecipient(`help@${domain}`)).toEqual(found)
  expect(await findRecipient(`help+c1-abc@${domain}`)).toEqual(found)
  await replace([])
  expect(await findRecipient(`help@${domain}`)).toBeNull()
})

test('an address of the own domain may be sent from, a foreign one not', async () => {
  const foreign = `${newId()}@elsewhere.example`
  const { items } = await replace([
    { address: `help@${domain}`, fromName: '' },
    { address: foreign, fromName: '' },
  ])
  expect(items.map(({ address, sendAs }) => [address, sendAs])).toEqual(
    [
      [`help@${domain}`, true],
      [foreign, false],
    ].sort(),
  )
})

test('what a provider verified stays verified, and what it did not say is not', async () => {
  const shop = await connectScripted(organization)
  const [verified, own] = [`${newId()}@a.example`, `${newId()}@shop.example`]
  await asSystem('test', (db) =>
    db.mailboxAddress.create({
      data: {
        id: newId(),
        organizationId: organization.id,
        mailboxId: shop.mailboxId,
        address: verified,
        sendAs: true,
      },
    }),
  )
  const { items } = await replace(
    [verified, own].map((address) => ({ address, fromName: 'x' })),
    shop.mailboxId,
  )
  expect(Object.fromEntries(items.map(({ address, sendAs }) => [address, sendAs]))).toEqual({
    [verified]: true,
    [own]: false,
  })
})

test('an address that is connected already, here or elsewhere, is refused, and nothing changes', async () => {
  await replace([{ address: `kept@${domain}`, fromName: '' }])
  const other = await createOrganization()
  const taken = `${newId()}@taken.example`
  await as(other, 'admin', (ctx) =>
    replaceAddresses(ctx, { id: other.mailbox.id, items: [{ address: taken, fromName: '' }] }),
  )
  await expect(replace([{ address: taken, fromName: '' }])).rejects.toMatchObject({ code: 'already_exists' })
  await expect(replace([{ address: organization.mailbox.address, fromName: '' }])).rejects.toMatchObject({
    code: 'own_address',
  })
  expect(await findRecipient(`kept@${domain}`)).toMatchObject({ mailboxId: id })
})

test('a folder that is added is read like the mailbox once was', async () => {
  const shop: Connected = await connectScripted(organization)
  await syncMailbox(shop)
  shop.provider.store(rawMail(), { at: new Date('2024-01-01T00:00:00Z') })
  const settings = { folders: ['Projects'], mirrorReadState: false, mirrorArchive: true }
  await as(organization, 'admin', (ctx) => changeMailboxSettings(ctx, { id: shop.mailboxId, ...settings }))
  expect((await syncRow(shop)).backfill).toMatchObject({ state: 'running' })
  await syncMailbox(shop)
  expect(await acceptedIds(shop)).toEqual(idsAtProvider(shop))
  const read = await as(organization, 'viewer', (ctx) => readMailboxSettings(ctx, shop.mailboxId))
  expect(read).toEqual({ ...settings, addresses: [] })
})

test('two admins who change different things at once both get what they want', async () => {
  const { mailboxId: id } = await connectScripted(organization)
  const change = (wanted: { folders: string[] } | { mirrorArchive: boolean }) =>
    as(organization, 'admin', (ctx) => changeMailboxSettings(ctx, { id, ...wanted }))
  await Promise.all([change({ folders: ['Projects'] }), change({ mirrorArchive: true })])
  const read = await as(organization, 'viewer', (ctx) => readMailboxSettings(ctx, id))
  expect(read).toMatchObject({ folders: ['Projects'], mirrorArchive: true, mirrorReadState: false })
})
