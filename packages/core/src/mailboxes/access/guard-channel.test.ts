import { buffer } from 'node:stream/consumers'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { ChannelFailure } from '@frontdesk/integrations/channel'
import { inMemory } from '@frontdesk/integrations/smtp/raw-source'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type Connected, connectScripted, waitOut } from '../../test/connected.ts'
import { guardChannel } from './guard-channel.ts'

withTestDatabase()

let organization: TestOrganization
let shop: Connected

beforeAll(async () => {
  organization = await createOrganization()
})

beforeEach(async () => {
  shop = await connectScripted(organization)
})

const guarded = (limitMs?: number) =>
  guardChannel(shop, shop.provider.open(), limitMs === undefined ? {} : { limitMs })
const outgoing = {
  raw: inMemory(new Uint8Array()),
  messageId: '<a@b>',
  threadId: null,
  from: '',
  recipients: [],
}

test('a call that hangs ends, and a mail that was being sent may have left', async () => {
  shop.provider.meet({ on: 'fetchChanges', hang: true })
  await expect(guarded(50).fetchChanges({ era: 0, at: 0 })).rejects.toMatchObject({
    kind: 'unavailable',
    sure: true,
  })
  shop.provider.meet({ on: 'send', hang: true })
  await expect(guarded(50).send(outgoing)).rejects.toMatchObject({ kind: 'unavailable', sure: false })
})

test('a provider that is down is left alone after five calls', async () => {
  const error = new ChannelFailure('unavailable', 'Out of order')
  shop.provider.meet({ on: 'identify', error, times: 100 })
  for (let call = 0; call < 8; call += 1)
    await expect(guarded().identify()).rejects.toMatchObject({ kind: 'unavailable' })
  expect(shop.provider.called('identify')).toBe(5)
})

test('a mail that is gone says nothing against the provider', async () => {
  for (let call = 0; call < 8; call += 1)
    await expect(guarded().fetchMail('gone', buffer)).rejects.toMatchObject({ kind: 'missing' })
  expect(shop.provider.called('fetchMail')).toBe(8)
})

test('a wish for time binds every way to the provider, and only for this mailbox', async () => {
  const other = await connectScripted(organization)
  const error = new ChannelFailure('rate_limited', 'Slow down', { retryAfterMs: 30_000 })
  shop.provider.meet({ on: 'watch', error })
  await expect(guarded().watch(null)).rejects.toBe(error)
  const refused = await guarded()
    .mark('x', { read: true })
    .catch((failure: unknown) => failure)
  expect(refused).toMatchObject({ kind: 'rate_limited' })
  expect((refused as ChannelFailure).retryAfterMs).toBeGreaterThan(25_000)
  expect(shop.provider.calls).toHaveLength(1)
  await guardChannel(other, other.provider.open()).identify()
  await waitOut(shop)
  await guarded().identify()
})
