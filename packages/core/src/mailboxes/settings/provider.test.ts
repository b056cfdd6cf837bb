import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { ChannelFailure, type Identity } from '@frontdesk/integrations/channel'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { senderOf, sendersOf } from '../../outgoing/sender.ts'
import { mailLimitOf } from '../../outgoing/size.ts'
import type { Role } from '../../permissions.ts'
import { type Connected, connectScripted, mailboxRow } from '../../test/connected.ts'
import { as, auditEntries } from '../../test/contexts.ts'
import { attachMailbox } from '../attach.ts'
import { listAddresses, replaceAddresses } from './addresses.ts'
import { checkAddresses } from './check-addresses.ts'
import { listMailFolders } from './list-folders.ts'

withTestDatabase()

let organization: TestOrganization
let shop: Connected
let sales: string
let press: string

beforeEach(async () => {
  organization = await createOrganization()
  shop = await connectScripted(organization)
  sales = `sales-${newId()}@shop.example`
  press = `press-${newId()}@shop.example`
})

const who = (role: Role) => {
  const { id, name } = organization.members[role]
  return { organizationId: organization.id, actor: { type: 'member' as const, memberId: id, name, role } }
}
const says = (identity: Partial<Identity>) => Object.assign(shop.provider.identity, identity)
const check = () => checkAddresses(who('admin'), shop.mailboxId)
const addresses = async () =>
  Object.fromEntries(
    (await as(organization, 'viewer', (ctx) => listAddresses(ctx, shop.mailboxId))).map((one) => [
      one.address,
      one,
    ]),
  )
const alias = (address: string, verified = true, name = '') => ({ address, verified, name })

test('connecting again takes over what the provider says now: aliases, and the largest mail', async () => {
  const connectAgain = (identity: Partial<Identity>) =>
    as(organization, 'admin', (ctx) =>
      attachMailbox(ctx, {
        kind: 'gmail',
        mailboxId: shop.mailboxId,
        identity: { address: shop.address, name: '', aliases: [], maxMailBytes: 10_000_000, ...identity },
        settings: {},
        credentials: { type: 'password', password: 'x' },
      }),
    )
  await connectAgain({ aliases: [alias(sales, false, 'Sales'), alias(press, true, 'Press')] })
  expect(mailLimitOf(await mailboxRow(shop))).toBe(10_000_000)
  await as(organization, 'admin', (ctx) =>
    replaceAddresses(ctx, {
      id: shop.mailboxId,
      items: [
        { address: sales, fromName: 'Our own name' },
        { address: press, fromName: '' },
      ],
    }),
  )
  await connectAgain({ aliases: [alias(sales.toUpperCase(), true, 'Sales')], maxMailBytes: 20_000_000 })
  expect(mailLimitOf(await mailboxRow(shop))).toBe(20_000_000)
  expect(await addresses()).toMatchObject({
    [sales]: { sendAs: true, fromName: 'Our own name' },
    [press]: { sendAs: false },
  })
})

test('an address is verified as soon as the provider says so, without connecting again', async () => {
  await as(organization, 'admin', (ctx) =>
    replaceAddresses(ctx, { id: shop.mailboxId, items: [{ address: sales, fromName: '' }] }),
  )
  expect((await addresses())[sales]).toMatchObject({ sendAs: false, checkedAt: null })
  says({ aliases: [alias(sales, true, 'Sales')] })
  expect((await check()).items).toMatchObject([{ address: sales, sendAs: true, fromName: 'Sales' }])
  expect((await addresses())[sales]?.checkedAt).not.toBeNull()
  expect(await auditEntries(organization, 'mailbox.addresses_check')).toHaveLength(1)
})

test('an alias of another organization at the same provider is never touched', async () => {
  const other = await createOrganization()
  const theirs = await connectScripted(other)
  await as(other, 'admin', (ctx) =>
    replaceAddresses(ctx, { id: theirs.mailboxId, items: [{ address: sales, fromName: 'Theirs' }] }),
  )
  says({ aliases: [alias(sales, true, 'Ours')] })
  expect((await check()).items).toEqual([])
  const row = await asSystem('test', (db) =>
    db.mailboxAddress.findUniqueOrThrow({ where: { address: sales } }),
  )
  expect(row).toMatchObject({ organizationId: other.id, fromName: 'Theirs', sendAs: false })
})

test('mail leaves from the default address until it may no longer be sent from', async () => {
  const replace = (defaultAddress?: string | null) =>
    as(organization, 'admin', (ctx) =>
      replaceAddresses(ctx, {
        id: shop.mailboxId,
        items: [{ address: sales, fromName: 'Sales' }],
        ...(defaultAddress === undefined ? {} : { defaultAddress }),
      }),
    )
  const sender = async (wanted?: string) => {
    const mailbox = await mailboxRow(shop)
    return as(organization, 'agent', async (ctx) => {
      const offered = await sendersOf(ctx, mailbox)
      return [(await senderOf(ctx, mailbox, wanted)).address, offered[0]?.address]
    })
  }
  await replace()
  await expect(replace(sales)).rejects.toMatchObject({ code: 'alias_not_verified' })
  says({ aliases: [alias(sales)] })
  await check()
  expect((await replace(sales.toUpperCase())).items).toMatchObject([{ isDefault: true }])
  expect(await sender()).toEqual([sales, sales])
  expect(await sender(shop.address)).toEqual([shop.address, sales])
  await replace()
  expect(await sender()).toEqual([sales, sales])

  says({ aliases: [] })
  await check()
  expect(await sender()).toEqual([shop.address, shop.address])
  says({ aliases: [alias(sales)] })
  await check()
  await replace(null)
  expect(await sender()).toEqual([shop.address, shop.address])
})

test('folders come from the provider with which of them can be chosen, and none where there are none', async () => {
  const folder = (id: string, use: 'inbox' | 'trash' | null) => ({ id, name: id, use, total: 3 })
  shop.provider.folders.push(folder('INBOX', 'inbox'), folder('Projects', null), folder('Bin', 'trash'))
  const { items } = await listMailFolders(who('admin'), shop.mailboxId)
  expect(items?.map(({ id, fetched }) => [id, fetched])).toEqual([
    ['INBOX', 'always'],
    ['Projects', 'by_choice'],
    ['Bin', 'never'],
  ])
  expect(await listMailFolders(who('admin'), organization.mailbox.id)).toEqual({ items: null })
})

test('a provider that does not answer, or lets nobody in, is a conflict in words', async () => {
  const error = new ChannelFailure('unavailable', 'The provider cannot be reached')
  shop.provider.meet({ on: 'listFolders', error })
  await expect(listMailFolders(who('admin'), shop.mailboxId)).rejects.toMatchObject({
    code: 'provider_refused',
    message: 'The provider cannot be reached',
  })
  await asSystem('test', (db) =>
    db.mailbox.update({ where: { id: shop.mailboxId }, data: { state: 'disconnected' } }),
  )
  for (const ask of [listMailFolders, checkAddresses])
    await expect(ask(who('admin'), shop.mailboxId)).rejects.toMatchObject({ code: 'not_connected' })
})

test('only admins ask, and only about mailboxes of their own', async () => {
  const other = await createOrganization()
  for (const ask of [listMailFolders, checkAddresses]) {
    await expect(ask(who('agent'), shop.mailboxId)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(ask(who('admin'), other.mailbox.id)).rejects.toMatchObject({ code: 'not_found' })
  }
})
