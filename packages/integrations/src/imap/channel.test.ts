import { afterAll, beforeAll } from 'vitest'
import type { Channel } from '../channel.ts'
import type { ChannelHarness, ProviderFault } from '../test/channel-contract/harness.ts'
import { describeChannel } from '../test/channel-contract.ts'
import { openAt, password } from '../test/fake-imap/open.ts'
import { type FakeImap, type Fault, startFakeImap } from '../test/fake-imap/server.ts'

/** What servers had before any of the extensions: no mod-sequences, no IDLE, no MOVE, no special folders. */
const oldCapabilities = ['IMAP4rev1', 'SASL-IR']

let server: FakeImap
let old: FakeImap
let accounts = 0

beforeAll(async () => {
  process.env.ALLOW_PRIVATE_MAIL_HOSTS = 'true'
  server = await startFakeImap()
  old = await startFakeImap({ capabilities: oldCapabilities })
})

afterAll(() => Promise.all([server.close(), old.close()]))

const faults: Record<ProviderFault, Fault> = {
  access_withdrawn: { on: 'LOGIN', no: '[AUTHENTICATIONFAILED] no longer' },
  hang: { hang: true },
  down: { on: 'GREETING', bye: '[UNAVAILABLE] back soon' },
  busy: { on: 'LOGIN', no: '[LIMIT] too many connections' },
}

function makeHarness(at: FakeImap, starttls: boolean): ChannelHarness {
  at.recover()
  accounts += 1
  const address = `desk${accounts}@shop.example`
  at.addAccount(address, password)
  const opened: Channel[] = []
  return {
    address,
    channel: async () => {
      const channel = openAt(at, address, { starttls })
      opened.push(channel)
      return channel
    },
    deliver: async (raw) => at.deliver(address, raw),
    remove: async (id) => at.remove(address, id),
    sentMails: async () => at.sent(address),
    expireCursor: async () => at.changeUidValidity(address),
    failNext: async (kind) => void at.fail(faults[kind]),
    close: async () => {
      await Promise.all(opened.map((channel) => channel.close()))
    },
  }
}

describeChannel('IMAP', async () => makeHarness(server, false), { keepsIdInArchive: false })
describeChannel('IMAP without extensions, over STARTTLS', async () => makeHarness(old, true), {
  keepsIdInArchive: false,
})
