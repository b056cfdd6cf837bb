import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, expect, test } from 'vitest'
import { as } from '../test/contexts.ts'
import { connectMailbox } from './connect.ts'
import { findRecipient } from './find-recipient.ts'
import { disconnectMailbox, pauseMailbox, resumeMailbox } from './rest.ts'

withTestDatabase()

let organization: TestOrganization
let address: string

beforeAll(async () => {
  organization = await createOrganization()
  address = organization.mailbox.address
})

const connect = (to: TestOrganization, wanted: string) =>
  as(to, 'admin', (ctx) => connectMailbox(ctx, { address: wanted, name: 'x', fromName: 'x', signature: '' }))

test('finds the mailbox by its address, with or without a token, in any case', async () => {
  const found = { organizationId: organization.id, mailboxId: organization.mailbox.id, address }
  for (const written of [address, address.toUpperCase(), ` ${address} `, address.replace('@', '+c1-abc@')]) {
    expect(await findRecipient(written)).toEqual(found)
  }
})

test.each(['', '@', 'nobody@nowhere.example', 'support@', '+@x', "' OR 1=1 --@x.example", 'a\0@x.example'])(
  'knows no mailbox for %j',
  async (written) => {
    expect(await findRecipient(written)).toBeNull()
  },
)

test('a mailbox with a plus sign of its own goes before the tagged form of another', async () => {
  const plus = address.replace('@', '+sales@')
  const { id } = await connect(organization, plus)
  expect(await findRecipient(plus)).toMatchObject({ mailboxId: id })
})

test('an address belongs to one organization of the whole installation', async () => {
  const other = await createOrganization()
  await expect(connect(other, address.toUpperCase())).rejects.toMatchObject({ code: 'already_exists' })
})

test('a paused mailbox takes its mail later, a disconnected one never', async () => {
  const { id } = await connect(organization, 'paused@shop.example')
  await as(organization, 'admin', (ctx) => pauseMailbox(ctx, id))
  expect(await findRecipient('paused@shop.example')).toBe('paused')
  expect(await findRecipient('paused+c1-abc@shop.example')).toBe('paused')
  await as(organization, 'admin', (ctx) => resumeMailbox(ctx, id))
  expect(await findRecipient('paused@shop.example')).toMatchObject({ mailboxId: id })
  await as(organization, 'admin', (ctx) => disconnectMailbox(ctx, id))
  expect(await findRecipient('paused@shop.example')).toBeNull()
})
