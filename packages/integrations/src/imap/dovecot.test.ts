import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Channel } from '../channel.ts'
import { type ChannelHarness, contractMail, failureOf } from '../test/channel-contract/harness.ts'
import { describeChannel } from '../test/channel-contract.ts'
import { asOtherProgram } from '../test/dovecot/other-program.ts'
import { startDovecot } from '../test/dovecot/start.ts'
import { openAt, password } from '../test/fake-imap/open.ts'
import { type FakeImap, startFakeImap } from '../test/fake-imap/server.ts'

const dovecot = await startDovecot(password)
let outgoing: FakeImap
let accounts = 0

beforeAll(async () => {
  process.env.ALLOW_PRIVATE_MAIL_HOSTS = 'true'
  outgoing = await startFakeImap(dovecot ? { certificate: dovecot.certificate } : {})
})

afterAll(async () => {
  await outgoing.close()
  await dovecot?.close()
})

/** Reads in Dovecot, sends through the SMTP half of our own server. */
async function makeHarness(server: NonNullable<typeof dovecot>): Promise<ChannelHarness> {
  accounts += 1
  const address = `desk${accounts}@shop.example`
  outgoing.addAccount(address, password)
  const account = { port: server.port, ca: server.certificate.cert, address, password }
  const opened: Channel[] = []
  const imap = { host: 'localhost', port: server.port, security: 'tls' as const, user: address }
  return {
    address,
    channel: async () => {
      const channel = openAt(outgoing, address, { settings: { imap } })
      opened.push(channel)
      return channel
    },
    deliver: (raw) =>
      asOtherProgram(account, async (client) => {
        const placed = await client.append('INBOX', Buffer.from(raw), [])
        return placed ? `INBOX;${placed.uidValidity};${placed.uid}` : ''
      }),
    remove: (id) =>
      asOtherProgram(account, async (client) => {
        await client.mailboxOpen('INBOX')
        await client.messageDelete(id.split(';').at(-1) ?? '', { uid: true })
      }),
    sentMails: async () => outgoing.sent(address),
    expireCursor: async () => {
      // Without its list of UIDs Dovecot numbers the folder anew.
      await server.dropAll()
      const folder = server.folderOf(address)
      for (const name of await readdir(folder))
        if (/^dovecot(\.index.*|-uidlist)$/.test(name)) await rm(join(folder, name))
    },
    failNext: () => Promise.reject(new Error('A real server does not fail on demand')),
    close: async () => {
      await Promise.all(opened.map((channel) => channel.close()))
    },
  }
}

if (dovecot) {
  describeChannel('IMAP at a real Dovecot', () => makeHarness(dovecot), {
    keepsIdInArchive: false,
    faults: [],
  })
  test('Dovecot refuses a wrong password, which is lost access', async () => {
    const imap = { host: 'localhost', port: dovecot.port, security: 'tls' as const, user: 'x@shop.example' }
    const channel = openAt(outgoing, 'x@shop.example', { password: 'wrong', settings: { imap } })
    expect(await failureOf(channel.start())).toMatchObject({ kind: 'access_lost' })
    await channel.close()
  })
} else {
  describe('Dovecot is not on this machine, so nothing was proven against it', () => {
    test('the server of our own hands out what it was given', async () => {
      outgoing.addAccount('alone@shop.example', password)
      const raw = await contractMail('alone')
      const id = outgoing.deliver('alone@shop.example', raw)
      const channel = openAt(outgoing, 'alone@shop.example')
      const fetched = await channel.fetchMail(id, buffer)
      await channel.close()
      expect(Buffer.from(fetched.kept).equals(Buffer.from(raw))).toBe(true)
    })
  })
}
