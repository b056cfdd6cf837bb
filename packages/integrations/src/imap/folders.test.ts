import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAt, password } from '../test/fake-imap/open.ts'
import { type FakeImap, startFakeImap } from '../test/fake-imap/server.ts'
import { addFolder } from '../test/fake-imap/state.ts'

let server: FakeImap

beforeAll(async () => {
  process.env.ALLOW_PRIVATE_MAIL_HOSTS = 'true'
  server = await startFakeImap()
})

afterAll(() => server.close())

test('lists the folders of an account with what each is for, and names nested ones with those above', async () => {
  const address = 'folders@shop.example'
  server.addAccount(address, password)
  addFolder(server.account(address), 'Projects/2026', null)
  const channel = openAt(server, address)
  const listed = (await channel.listFolders?.()) ?? []
  await channel.close()
  const uses = Object.fromEntries(listed.map(({ id, use }) => [id, use]))
  expect(uses).toMatchObject({ INBOX: 'inbox', Sent: 'sent' })
  expect(listed.find(({ id }) => id === 'Projects/2026')).toEqual({
    id: 'Projects/2026',
    name: 'Projects / 2026',
    use: null,
    total: null,
  })
})
