import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFakeMicrosoft } from '../test/fake-microsoft/server.ts'
import { openOutlook } from './channel.ts'

const address = 'desk@contoso.example'
let microsoft: Awaited<ReturnType<typeof startFakeMicrosoft>>

beforeAll(async () => {
  microsoft = await startFakeMicrosoft({ accounts: [address] })
  process.env.MICROSOFT_GRAPH_URL = microsoft.graphUrl
})

afterAll(() => microsoft.close())

test('lists every folder with those inside it, and knows what the usual ones are for', async () => {
  microsoft.deliver(address, Buffer.from('From: ada@customer.example\r\nSubject: One\r\n\r\nHello'))
  const outlook = openOutlook({
    address,
    accessToken: async () => microsoft.accessToken(address),
    password: null,
    settings: {},
    spend: async () => undefined,
  })
  const folders = (await outlook.listFolders?.()) ?? []
  expect(folders.map(({ name, use, total }) => [name, use, total])).toEqual([
    ['Inbox', 'inbox', 1],
    ['Sent Items', 'sent', 0],
    ['Drafts', 'drafts', 0],
    ['Archive', 'archive', 0],
    ['Deleted Items', 'trash', 0],
    ['Projects', null, 0],
    ['Projects / 2026', null, 0],
  ])
})
