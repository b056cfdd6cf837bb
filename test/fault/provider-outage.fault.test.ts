import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { env } from '@frontdesk/runtime/env'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Chance, chanceOf, oneBySeed, seeds } from './rig/chance.ts'
import {
  answer,
  answered,
  arrived,
  ask,
  connect,
  type Desk,
  expectSame,
  healthOf,
  settleLost,
  write,
} from './rig/desks.ts'
import { deliveriesOf, eventually, untilAllDone } from './rig/oracle.ts'
import { openPeers, type PeerKind, type Peers, peerKinds } from './rig/peers/web-peers.ts'
import { useStage } from './rig/stage.ts'
import { type Supervised, superviseWorker } from './rig/worker.ts'

useStage()

let peers: Peers
/** Only one, as each process has breakers of its own. */
let worker: Supervised

beforeAll(async () => {
  peers = await openPeers()
  worker = await superviseWorker()
})

afterAll(async () => {
  await worker.stop()
  expect(worker.deaths()).toBe(0)
  await peers.close()
})

async function openDesk(chance: Chance, kind: PeerKind): Promise<Desk> {
  const peer = await peers.open(kind)
  await write(peer, chance.between(4, 12), chance)
  const desk = await connect(peer)
  await arrived(desk)
  return desk
}

/** The states the mailbox's breaker went through, as the worker's log tells them. */
function breakerOf({ mailboxId }: Desk): string[] {
  const log = readFileSync(join(env.FRONTDESK_DATA_DIR, 'worker.log'), 'utf8')
  return log
    .split('\n')
    .filter((line) => line.includes(`"mailbox.${mailboxId}"`) && line.includes('"breaker"'))
    .map((line) => JSON.parse(line).state)
}

/** Ends the pauses between turns, so that nothing but the breaker stands before the provider. */
async function hasten(desk: Desk): Promise<void> {
  await ask('UPDATE mailbox_syncs SET hold_until = NULL, next_sync_at = now() WHERE mailbox_id = $1', [
    desk.mailboxId,
  ])
}

/** Ends the pauses of replies as well, which are given up after some tries. */
async function hastenAll(desk: Desk): Promise<void> {
  await hasten(desk)
  await ask(
    `UPDATE deliveries SET not_before = now() WHERE organization_id = $1 AND state = 'queued' AND not_before > now()`,
    [desk.organization.id],
  )
  await settleLost(desk)
}

/** Hastens until the breaker is in one state right after another. */
const changes = (desk: Desk, from: string | undefined, to: string) =>
  eventually(async () => {
    await hasten(desk)
    const states = breakerOf(desk)
    const changed = states.some((state, at) => state === to && states[at - 1] === from)
    expect(changed, `a breaker that was ${states.join(', ')}`).toBe(true)
  })

describe.concurrent('fault 19: a provider answers nothing but errors', () => {
  test.each(seeds)(
    'its breaker opens, lets one call through to try, and closes when that succeeds; then all comes and leaves, seed %d',
    async (seed) => {
      const chance = chanceOf(seed)
      const desk = await openDesk(chance, oneBySeed(peerKinds, seed))
      desk.peer.refuse({ how: 'down', times: 1_000_000 })
      const replies = chance.between(2, 4)
      for (let count = 1; count <= replies; count += 1) await answer(desk)
      await changes(desk, undefined, 'open')
      // Calls that were under way together fail together.
      await wait(2_000)
      const asked = desk.peer.asked()
      for (let wave = chance.between(4, 6); wave > 0; wave -= 1) {
        await write(desk.peer, chance.between(2, 8), chance)
        await hasten(desk)
        await wait(1_000)
      }
      await changes(desk, 'half-open', 'open')
      // However much was due, one call was made each time it let one through: two requests at most.
      const tried = desk.peer.asked() - asked
      const probes = breakerOf(desk).filter((state) => state === 'half-open').length
      // Elsewhere another of its servers, for outgoing mail or for notices, may answer and close it for a moment.
      if (desk.peer.kind === 'gmail') expect(tried).toBeLessThanOrEqual(2 * probes)
      desk.peer.recover()
      await eventually(async () => {
        await hasten(desk)
        expect(breakerOf(desk).at(-1)).toBe('closed')
      })
      expect(breakerOf(desk).at(-2)).toBe('half-open')
      await eventually(async () => {
        await hastenAll(desk)
        await expectSame(desk)
        expect((await deliveriesOf(desk.organization)).map(({ state }) => state)).toEqual(
          Array.from({ length: replies }, () => 'sent'),
        )
      })
      await untilAllDone(desk.organization)
      await answered(desk, replies)
      const { state, incidents } = await healthOf(desk)
      expect(state).toBe('active')
      expect(incidents.filter((incident) => incident.endsWith('open'))).toEqual([])
    },
  )
})

/** How many mailboxes a worker reads at a time. */
const slots = 6

test.each(seeds)(
  'fault 21: providers that never answer take every slot for a time, and hold up no other for longer, seed %d',
  async (seed) => {
    const chance = chanceOf(seed)
    const kinds = Array.from({ length: slots }, () => chance.one(peerKinds))
    const hanging: Desk[] = []
    for (const kind of kinds) hanging.push(await openDesk(chance, kind))
    const other = await openDesk(chance, oneBySeed(peerKinds, seed))
    for (const { peer } of hanging) {
      peer.refuse({ how: 'hang', times: chance.between(1, 2) })
      await write(peer, chance.between(1, 4), chance)
    }
    await wait(chance.between(2_000, 5_000))
    await write(other.peer, chance.between(2, 8), chance)
    for (const desk of [other, ...hanging]) await arrived(desk)
  },
)
