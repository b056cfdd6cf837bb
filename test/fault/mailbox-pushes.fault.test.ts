import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { type FakeGoogle, startFakeGoogle } from '@frontdesk/integrations/test/fake-google/server'
import { type FakeMicrosoft, startFakeMicrosoft } from '@frontdesk/integrations/test/fake-microsoft/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeGmailPush } from '../../apps/web/src/server/mailboxes/gmail-push.ts'
import { takeOutlookNotice } from '../../apps/web/src/server/mailboxes/outlook-notice.ts'
import { type Chance, chanceOf, seeds } from './rig/chance.ts'
import { arrived, ask, connect, type Desk, write } from './rig/desks.ts'
import { eventually } from './rig/oracle.ts'
import { googlePeer, microsoftPeer, type Source } from './rig/peers/web-peers.ts'
import { useStage } from './rig/stage.ts'
import { type Supervised, superviseWorker } from './rig/worker.ts'

const audience = 'https://desk.example/api/webhooks/gmail'
const account = 'push@project.example'
const accountAt = (provider: string, seed: number, fault: number) =>
  `desk-${seed}-${fault}@${provider}.example`
const accountsAt = (provider: string) =>
  seeds.flatMap((seed) => [25, 26].map((fault) => accountAt(provider, seed, fault)))
const web = createServer((asked, response) => {
  const url = new URL(asked.url ?? '/', 'http://desk.example')
  const take = url.pathname.endsWith('/gmail') ? takeGmailPush : takeOutlookNotice
  buffer(asked)
    .then((body) =>
      take(
        new Request(url, {
          method: 'POST',
          body,
          headers: { authorization: asked.headers.authorization ?? '' },
        }),
      ),
    )
    .then(async (answer) => response.writeHead(answer.status).end(await answer.text()))
    .catch(() => response.writeHead(500).end())
})

let google: FakeGoogle
let microsoft: FakeMicrosoft
let worker: Supervised
let webUrl: string

beforeAll(async () => {
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  webUrl = `http://127.0.0.1:${(web.address() as AddressInfo).port}`
  google = await startFakeGoogle({ accounts: accountsAt('gmail') })
  microsoft = await startFakeMicrosoft({ accounts: accountsAt('outlook') })
  Object.assign(process.env, {
    WEB_URL: webUrl,
    GOOGLE_CLIENT_ID: 'client',
    GOOGLE_CLIENT_SECRET: 'secret',
    GOOGLE_TOKEN_URL: google.tokenUrl,
    GOOGLE_KEYS_URL: google.keysUrl,
    GMAIL_API_URL: google.apiUrl,
    GMAIL_PUBSUB_TOPIC: 'projects/p/topics/mail',
    GMAIL_PUSH_AUDIENCE: audience,
    GMAIL_PUSH_ACCOUNT: account,
    MICROSOFT_CLIENT_ID: 'client',
    MICROSOFT_CLIENT_SECRET: 'secret',
    MICROSOFT_LOGIN_URL: microsoft.loginUrl,
    MICROSOFT_GRAPH_URL: microsoft.graphUrl,
  })
})
useStage()
beforeAll(async () => {
  worker = await superviseWorker()
})

afterAll(async () => {
  await worker.stop()
  await google.close()
  await microsoft.close()
  await new Promise((resolve) => web.close(resolve))
})

/** A mailbox whose provider has promised to call. */
async function watched(source: Source): Promise<Desk<Source>> {
  const desk = await connect(source)
  await eventually(async () => {
    const watches = await ask(
      'SELECT 1 FROM mailbox_syncs WHERE mailbox_id = $1 AND watch_expires_at > now()',
      [desk.mailboxId],
    )
    expect(watches).toHaveLength(1)
  })
  return desk
}

const jobsOf = (desk: Desk<Source>) =>
  ask(`SELECT id FROM outbox WHERE job = 'sync-mailbox' AND payload->>'mailboxId' = $1`, [desk.mailboxId])

/** `guessed`: by somebody who does not know the secret; `replayed`: genuine, but of long ago. */
type Wrong = 'guessed' | 'replayed'
type Call = (times: number, wrong?: Wrong) => Promise<number[]>

/** For each mail chance decides: no call, one, or ten, and whether at once or after the next mail. */
async function callAtRandom(source: Source, call: Call, chance: Chance): Promise<void> {
  const late: Promise<number[]>[] = []
  for (let count = chance.between(4, 8); count > 0; count -= 1) {
    await write(source, 1, chance)
    const times = chance.one([0, 1, 10])
    if (chance.between(0, 1) === 1) late.push(wait(chance.between(100, 1_500)).then(() => call(times)))
    else await call(times)
  }
  await Promise.all(late)
  await write(source, 1, chance)
  await call(1)
}

type Caller = { source: Source; call: Call; wrongs: Wrong[]; refusal: number }

/** The seed's accounts, and how their providers call us. */
function callersOf(seed: number, number: number): Caller[] {
  const url = `${webUrl}/api/webhooks/gmail`
  const [atGoogle, atMicrosoft] = [accountAt('gmail', seed, number), accountAt('outlook', seed, number)]
  return [
    {
      source: googlePeer(google, atGoogle),
      call: (times, wrong) =>
        google.push(atGoogle, {
          url,
          audience,
          account,
          times,
          forged: wrong === 'guessed',
          minutesOld: wrong === 'replayed' ? 61 + (seed % 60) : 0,
        }),
      wrongs: ['guessed', 'replayed'],
      refusal: 401,
    },
    {
      source: microsoftPeer(microsoft, atMicrosoft),
      call: (times, wrong) =>
        microsoft.notify(atMicrosoft, { times, ...(wrong ? { clientState: 'a guess' } : {}) }),
      // Its notices say not when they were made: one that comes again is one more look at the mailbox.
      wrongs: ['guessed'],
      // Graph is answered alike whether its secret is right or not, so that nobody can try which it is.
      refusal: 202,
    },
  ]
}

describe.concurrent('calls of providers', () => {
  test.each(seeds)(
    'fault 25: calls that come ten times, late or not at all bring each mail once, seed %d',
    async (seed) => {
      const chance = chanceOf(seed)
      for (const { source, call } of callersOf(seed, 25)) {
        await write(source, 3, chance)
        const desk = await watched(source)
        await callAtRandom(source, call, chance)
        await arrived(desk)
      }
    },
  )

  test.each(seeds)('fault 26: calls of nobody are refused and make no work, seed %d', async (seed) => {
    const chance = chanceOf(seed)
    for (const { source, call, wrongs, refusal } of callersOf(seed, 26)) {
      await write(source, chance.between(1, 3), chance)
      const desk = await watched(source)
      await arrived(desk)
      // By chance the clock may ask at the same moment, but not each time.
      for (const wrong of wrongs)
        await eventually(async () => {
          const before = await jobsOf(desk)
          const statuses = await call(chance.between(2, 10), wrong)
          expect([...new Set(statuses)]).toEqual([refusal])
          expect(await jobsOf(desk)).toEqual(before)
        })
    }
  })
})
