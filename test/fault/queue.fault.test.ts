import { setTimeout as wait } from 'node:timers/promises'
import { asProduct } from '@frontdesk/core/test/contexts'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { expect, onTestFinished, test } from 'vitest'
import { chanceOf, seeds } from './rig/chance.ts'
import { ask } from './rig/desks.ts'
import { eventually } from './rig/oracle.ts'
import { useStage } from './rig/stage.ts'
import { superviseWorker } from './rig/worker.ts'

useStage()

const [members, capacity, conversations] = [4, 12, 60]
const given = members * capacity

/** A team that has its conversations assigned, with members who are there all along. */
async function openTeam(organization: TestOrganization): Promise<string> {
  const teamId = newId()
  const at = [organization.id, teamId]
  await ask(`INSERT INTO teams (id, organization_id, name) VALUES ($2, $1, 'Desk')`, at)
  await ask('INSERT INTO team_routing (organization_id, team_id, automatic) VALUES ($1, $2, true)', at)
  for (let number = 0; number < members; number += 1) {
    const [id, userId] = [newId(), newId()]
    const email = `${id}@shop.example`
    await ask('INSERT INTO users (id, email) VALUES ($1, $2)', [userId, email])
    await ask(
      `INSERT INTO members (id, organization_id, user_id, email, name, role) VALUES ($1, $2, $3, $4, 'Agent', 'agent')`,
      [id, organization.id, userId, email],
    )
    await ask('INSERT INTO team_members (organization_id, team_id, member_id) VALUES ($1, $2, $3)', [
      ...at,
      id,
    ])
    await ask('INSERT INTO member_capacity (organization_id, member_id, capacity) VALUES ($1, $2, $3)', [
      organization.id,
      id,
      capacity,
    ])
    await ask(
      `INSERT INTO member_presence (organization_id, member_id, status, since, last_seen_at)
       VALUES ($1, $2, 'online', now(), now() + interval '1 hour')`,
      [organization.id, id],
    )
  }
  return teamId
}

async function arrive(organization: TestOrganization, teamId: string): Promise<void> {
  const { id } = await createConversation(organization)
  await ask(`UPDATE conversations SET team_id = $2, route = 'informational' WHERE id = $1`, [id, teamId])
  await asProduct(organization, async (ctx) => ctx.emit({ type: 'queue.wanted', notBefore: null }))
}

/** As many as there are places for are given, each once, to one agent, and nobody has more than fit. */
async function expectEachGivenOnce(organization: TestOrganization): Promise<void> {
  const rows = await ask<{ decisions: number; lines: number; right: boolean }>(
    `SELECT count(*)::int AS decisions, bool_and(d.member_id = c.assignee_id) AS right,
       (SELECT count(*)::int FROM conversation_events e WHERE e.conversation_id = c.id AND e.type = 'assigned') AS lines
     FROM conversations c JOIN routing_decisions d ON d.conversation_id = c.id AND d.kind = 'assigned'
     WHERE c.organization_id = $1 GROUP BY c.id`,
    [organization.id],
  )
  expect(rows).toEqual(Array.from({ length: given }, () => ({ decisions: 1, lines: 1, right: true })))
  const loads = await ask<{ load: number }>(
    `SELECT count(*)::int AS load FROM conversations WHERE organization_id = $1 AND assignee_id IS NOT NULL
     GROUP BY assignee_id`,
    [organization.id],
  )
  expect(loads).toEqual(Array.from({ length: members }, () => ({ load: capacity })))
}

test.each(seeds)(
  'two workers killed while they assign never give a conversation to two agents, seed %d',
  async (seed) => {
    const chance = chanceOf(seed)
    const organization = await createOrganization()
    const teamId = await openTeam(organization)
    const faults = () => [
      `queue-conversation-given:${chance.between(1, 6)}`,
      `queue-batch-committed:${chance.between(1, 3)}`,
      `queue-conversation-given:${chance.between(1, 3)}`,
    ]
    const workers = await Promise.all([
      superviseWorker({ faults: faults() }),
      superviseWorker({ faults: faults() }),
    ])
    onTestFinished(async () => void (await Promise.all(workers.map((worker) => worker.stop()))))
    for (let at = 0; at < conversations; at += 1) {
      await arrive(organization, teamId)
      if (at % 20 === 19) chance.one(workers).kill()
      await wait(50)
    }
    await eventually(async () => {
      const [row] = await ask<{ count: number }>(
        'SELECT count(*)::int AS count FROM conversations WHERE organization_id = $1 AND assignee_id IS NOT NULL',
        [organization.id],
      )
      expect(row?.count).toBe(given)
    })
    expect(workers.reduce((sum, worker) => sum + worker.deaths(), 0)).toBeGreaterThanOrEqual(3)
    await expectEachGivenOnce(organization)
  },
)
