import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { ChannelHarness } from '../test/channel-contract/harness.ts'
import { describeChannel } from '../test/channel-contract.ts'
import { type FakeMicrosoft, startFakeMicrosoft } from '../test/fake-microsoft/server.ts'
import { removeMail } from '../test/fake-microsoft/state.ts'
import { openOutlook } from './channel.ts'

let microsoft: FakeMicrosoft
let next = 0

const addressOf = (at: number) => `desk${at}@outlook.example`

beforeAll(async () => {
  microsoft = await startFakeMicrosoft({ accounts: Array.from({ length: 60 }, (_, at) => addressOf(at)) })
  process.env.MICROSOFT_GRAPH_URL = microsoft.graphUrl
})

afterAll(() => microsoft.close())

beforeEach(() => microsoft.recover())

async function harness(): Promise<ChannelHarness> {
  next += 1
  const address = addressOf(next)
  const account = microsoft.account(address)
  const token = microsoft.accessToken(address)
  return {
    address,
    channel: async () =>
      openOutlook({
        address,
        accessToken: async () => token,
        password: null,
        settings: {},
        spend: async () => undefined,
      }),
    deliver: async (raw) => microsoft.deliver(address, raw).id,
    remove: async (id) => {
      const mail = account.mails.get(id)
      if (mail) removeMail(account, mail)
    },
    sentMails: async () => account.sent,
    expireCursor: async () => {
      microsoft.expireDelta(address, 'inbox')
      microsoft.expireDelta(address, 'sentitems')
    },
    failNext: async (fault) => {
      const faults = {
        access_withdrawn: { status: 401, times: 2 },
        down: { status: 503 },
        busy: { status: 429, retryAfter: 30 },
        hang: { hang: true },
      }
      microsoft.fail(faults[fault])
    },
    close: async () => undefined,
  }
}

describeChannel('Outlook', harness, { faults: ['access_withdrawn', 'down', 'busy'] })
