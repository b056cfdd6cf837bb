import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Channel, Watch } from '../channel.ts'
import { type FakeMicrosoft, startFakeMicrosoft } from '../test/fake-microsoft/server.ts'
import { openOutlook } from './channel.ts'

const address = 'desk@contoso.example'
/** Answers the validation of a subscription as our own webhook does. */
const webhook = createServer((request, response) => {
  response.end(new URL(request.url ?? '', 'http://localhost').searchParams.get('validationToken') ?? '')
})
let microsoft: FakeMicrosoft
let outlook: Channel

beforeAll(async () => {
  microsoft = await startFakeMicrosoft({ accounts: [address] })
  process.env.MICROSOFT_GRAPH_URL = microsoft.graphUrl
  await new Promise<void>((resolve) => webhook.listen(0, '127.0.0.1', resolve))
  process.env.WEB_URL = `http://127.0.0.1:${(webhook.address() as AddressInfo).port}`
  outlook = openOutlook({
    address,
    accessToken: async () => microsoft.accessToken(address),
    password: null,
    settings: {},
    spend: async () => undefined,
  })
})

afterAll(async () => {
  webhook.close()
  await microsoft.close()
})

test('subscribes to every folder, renews, and makes anew what Microsoft dropped', async () => {
  const first = await watched(outlook.watch(null))
  const { subscriptions } = microsoft.account(address)
  expect([...subscriptions.values()].map((one) => one.resource)).toEqual([
    "me/mailFolders('inbox')/messages",
    "me/mailFolders('sentitems')/messages",
  ])
  expect(await microsoft.notify(address, { times: 2 })).toEqual([200, 200, 200, 200])
  subscriptions.delete([...subscriptions.keys()][0] ?? '')
  const second = await watched(outlook.watch(first))
  expect(subscriptions.size).toBe(2)
  expect(second.details.clientState).toBe(first.details.clientState)
  await outlook.unwatch(second)
  expect(subscriptions.size).toBe(0)
})

async function watched(asked: Promise<Watch | null>): Promise<Watch> {
  const watch = await asked
  expect(watch?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 5 * 86_400_000)
  if (!watch) throw new Error('There is no watch')
  return watch
}
