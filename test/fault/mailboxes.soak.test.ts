import { setTimeout as wait } from 'node:timers/promises'
import { redis } from '@frontdesk/runtime/redis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Chance, chanceOf, seeds } from './rig/chance.ts'
import { ask, connect, type Desk, expectSame, write } from './rig/desks.ts'
import { forwardTo } from './rig/forwarding.ts'
import { untilAllDone } from './rig/oracle.ts'
import { openDovecotPeer } from './rig/peers/dovecot.ts'
import { openPeers, type Peers, type Source } from './rig/peers/web-peers.ts'
import { createAnsweringOrganization } from './rig/replies.ts'
import { useOwnRedis, useStage } from './rig/stage.ts'
import { type Supervised, superviseWorker } from './rig/worker.ts'

useOwnRedis()
useStage()

const { SOAK_MAILS = 300, SOAK_SEED = seeds[0] } = process.env
const [mails, seed] = [Number(SOAK_MAILS), Number(SOAK_SEED)]
const longestMs = 120_000 + mails * 200

type Mailbox = Desk<Pick<Source, 'address' | 'deliver' | 'inbox'> & { trouble?: Source['trouble'] }>

let peers: Peers
let dovecot: Awaited<ReturnType<typeof openDovecotPeer>>
let workers: Supervised[]
const happened: Record<string, number> = {}

beforeAll(async () => {
  // Quotas are measured elsewhere; here they would only make it last longer.
  process.env.GMAIL_UNITS_PER_MINUTE = '1000000'
  dovecot = await openDovecotPeer()
  peers = await openPeers(dovecot?.certificate)
  workers = await Promise.all([superviseWorker(), superviseWorker()])
})

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()))
  await peers.close()
  await dovecot?.close()
})

test(
  `${mails} mails over four mailboxes, random faults and restarts: none is lost, doubled or out of order, seed ${seed}`,
  async () => {
    const chance = chanceOf(seed)
    const began = performance.now()
    const each = Math.ceil(mails / 4)
    const before = chance.between(0, Math.floor(each / 3))
    const atProviders: Mailbox[] = []
    for (const source of [
      await peers.open('gmail'),
      await peers.open('outlook'),
      dovecot ?? (await peers.open('imap')),
    ]) {
      await write(source, before, chance)
      atProviders.push(await connect(source))
    }
    const organization = await createAnsweringOrganization()
    const { address, id: mailboxId } = organization.mailbox
    const forwarding = forwardTo(
      address,
      workers.map(({ smtpPort }) => smtpPort),
    )
    const mailboxes = [...atProviders, { organization, mailboxId, peer: forwarding.source }]
    const writing = [
      ...atProviders.map(({ peer }) => write(peer, each - before, chance)),
      write(forwarding.source, each, chance).then(forwarding.delivered),
    ]
    await Promise.all([...writing, untilAllHere(mailboxes, each * mailboxes.length, chance)])
    await Promise.all(mailboxes.map((mailbox) => untilAllDone(mailbox.organization)))
    const seconds = Math.round((performance.now() - began) / 1_000)
    const names = ['Gmail', 'Outlook', dovecot ? 'Dovecot' : 'our own IMAP server', 'SMTP']
    const deaths = workers.reduce((sum, worker) => sum + worker.deaths(), 0)
    process.stdout.write(
      `${mails} mails, seed ${seed}: ${seconds} s, ${JSON.stringify({ ...happened, deaths })}\n`,
    )
    for (const [index, mailbox] of mailboxes.entries()) {
      const { messages, ids, conversations } = await countsOf(mailbox)
      process.stdout.write(
        `${names[index]}: ${mailbox.peer.inbox().length} at the server, ${messages} messages with ${ids} ids in ${conversations} conversations\n`,
      )
      expect(mailbox.peer.inbox()).toHaveLength(each)
      await expectSame(mailbox)
    }
    expect(await ask(`SELECT job, error FROM failed_jobs WHERE job <> 'send-account-mail'`, [])).toEqual([])
  },
  longestMs,
)

/** Lets things go wrong until nearly all mails are here, and then waits for the rest. */
async function untilAllHere(mailboxes: Mailbox[], all: number, chance: Chance): Promise<void> {
  const deadline = performance.now() + longestMs - 60_000
  for (let here = 0; here < all; here = await countHere(mailboxes)) {
    if (performance.now() > deadline) throw new Error(`Only ${here} of ${all} mails are here`)
    if (here < all * 0.95) goWrong(mailboxes, chance)
    // Time for what is held back for some seconds to go on, else everything only ever waits.
    await wait(chance.between(4_000, 9_000))
  }
}

/** Mostly a provider is in trouble; now and then a worker dies or is told to stop, or Redis forgets everything. */
function goWrong(mailboxes: Mailbox[], chance: Chance): void {
  const kind = chance.between(1, 12)
  if (kind === 1) {
    note('workers killed')
    chance.one(workers).kill()
  } else if (kind === 2) {
    note('workers stopped')
    void chance.one(workers).restart()
  } else if (kind === 3) {
    note('Redis emptied')
    redis()
      .flushall()
      .catch(() => note('Redis away'))
  } else {
    note('trouble at providers')
    chance.one(mailboxes).peer.trouble?.(chance)
  }
}

function note(what: string): void {
  happened[what] = (happened[what] ?? 0) + 1
}

async function countsOf({ mailboxId }: Mailbox) {
  const [row] = await ask<{ messages: number; ids: number; conversations: number }>(
    `SELECT count(*)::int AS messages, count(DISTINCT message_id)::int AS ids,
       count(DISTINCT conversation_id)::int AS conversations
     FROM messages WHERE mailbox_id = $1 AND direction = 'inbound'`,
    [mailboxId],
  )
  return row ?? { messages: 0, ids: 0, conversations: 0 }
}

async function countHere(mailboxes: Mailbox[]): Promise<number> {
  const [row] = await ask<{ count: number }>(
    `SELECT count(*)::int AS count FROM messages WHERE mailbox_id = ANY ($1) AND direction = 'inbound'`,
    [mailboxes.map(({ mailboxId }) => mailboxId)],
  )
  return row?.count ?? 0
}
