import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sendSmtp } from '@frontdesk/integrations/smtp/send'
import { env } from '@frontdesk/runtime/env'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chanceOf, oneBySeed, seeds } from './rig/chance.ts'
import { ask, connect, type Desk, healthOf, write } from './rig/desks.ts'
import { forwardTo } from './rig/forwarding.ts'
import { eventually, untilAllDone } from './rig/oracle.ts'
import { openPeers, type Peers, peerKinds, type Source } from './rig/peers/web-peers.ts'
import { hugeMail, poisons } from './rig/poison.ts'
import { createAnsweringOrganization } from './rig/replies.ts'
import { useStage } from './rig/stage.ts'
import { type Supervised, superviseWorker } from './rig/worker.ts'

useStage()

/** The program with its models, a reader at its limit, the mails in hand, and what is free but not yet collected. */
const mostMegabytes = 700 + 1_024 + 256 + 300

let peers: Peers
let worker: Supervised

beforeAll(async () => {
  peers = await openPeers()
  worker = await superviseWorker()
})

afterAll(async () => {
  await worker.stop()
  await peers.close()
})

type Target = Pick<Source, 'address' | 'deliver'>
type Fed = Desk<Target> & { given: Buffer[] }

/** Where mails can be given to, each of which is remembered. */
function remembering<From extends Target>(source: From): From & { given: Buffer[] } {
  const given: Buffer[] = []
  const deliver = (raw: Uint8Array) => {
    given.push(Buffer.from(raw))
    source.deliver(raw)
  }
  return { ...source, deliver, given }
}

const hash = (raw: Buffer) => createHash('sha256').update(raw).digest('hex')

/** What was given is what lies here, byte for byte, each as a message or in quarantine. */
async function expectAllKept({ organization, mailboxId, given }: Fed): Promise<void> {
  const rows = await ask<{ rawKey: string; state: string }>(
    'SELECT raw_key AS "rawKey", state::text FROM inbound_mails WHERE organization_id = $1 AND mailbox_id = $2',
    [organization.id, mailboxId],
  )
  expect(rows.filter(({ state }) => state !== 'ingested' && state !== 'quarantined')).toEqual([])
  const kept = rows.map(({ rawKey }) => hash(readFileSync(join(env.FRONTDESK_DATA_DIR, 'storage', rawKey))))
  expect(kept.sort()).toEqual(given.map(hash).sort())
}

describe.concurrent('fault 31: poison is kept, stops no other mail, and costs bounded memory', () => {
  test.each(seeds)('at Gmail, Outlook, IMAP and by SMTP, seed %d', async (seed) => {
    const chance = chanceOf(seed)
    const organization = await createAnsweringOrganization()
    const { address, id: mailboxId } = organization.mailbox
    const forwarding = forwardTo(address, [worker.smtpPort])
    const feed = remembering(forwarding.source)
    const fed: Fed[] = [{ organization, mailboxId, peer: feed, given: feed.given }]
    for (const kind of peerKinds) {
      const source = remembering(await peers.open(kind))
      const desk = await connect(source)
      fed.push({ ...desk, given: source.given })
    }
    for (const { peer } of fed) await write(peer, 2, chance)
    for (const [index, kind] of chance.shuffled(Object.keys(poisons(''))).entries()) {
      const { peer } = fed[index % fed.length] ?? fed[0] ?? { peer: feed }
      peer.deliver(poisons(peer.address)[kind] ?? Buffer.alloc(0))
      await write(peer, 1, chance)
    }
    await forwarding.delivered()
    for (const one of fed) await eventually(() => expectAllKept(one))
    await untilAllDone(organization)
    expect(await ask('SELECT error FROM failed_jobs WHERE organization_id = $1', [organization.id])).toEqual(
      [],
    )
  })
})

const tooLarge =
  'fault 31: a mail of some hundred megabytes is refused, reported or kept, and holds up no other, seed %d'

test.each(seeds)(tooLarge, async (seed) => {
  const chance = chanceOf(seed)
  const megabytes = chance.between(100, 130)
  const source = await peers.open(oneBySeed(peerKinds, seed))
  const rest = remembering(source)
  await write(rest, chance.between(1, 4), chance)
  const huge = hugeMail(source.address, megabytes)
  source.deliver(huge)
  await write(rest, chance.between(1, 4), chance)
  const desk = await connect(source)
  await eventually(async () => {
    const { incidents } = await healthOf(desk)
    const reported = incidents.includes('mail_unreadable open')
    await expectAllKept({ ...desk, given: reported ? rest.given : [...rest.given, huge] })
  })
  const { mailbox } = desk.organization
  const envelope = { from: 'mallory@customer.example', to: [mailbox.address] }
  const raw = hugeMail(mailbox.address, megabytes)
  const url = `smtp://127.0.0.1:${worker.smtpPort}`
  await expect(sendSmtp({ url, envelope, raw, timeoutMs: 60_000 })).rejects.toMatchObject({ code: 552 })
  expect(worker.deaths()).toBe(0)
  expect(worker.mostMegabytes()).toBeLessThan(mostMegabytes)
})
