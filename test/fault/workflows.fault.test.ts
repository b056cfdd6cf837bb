import { setTags } from '@frontdesk/core/conversations/set-tags'
import { as } from '@frontdesk/core/test/contexts'
import { activeWorkflow } from '@frontdesk/core/test/workflows'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { expect, onTestFinished, test } from 'vitest'
import { chanceOf, seeds } from './rig/chance.ts'
import { ask } from './rig/desks.ts'
import { eventually, untilAllDone } from './rig/oracle.ts'
import { useStage } from './rig/stage.ts'
import { superviseWorker } from './rig/worker.ts'

useStage()

const note = (text: string) => ({ do: 'add_note', with: { text } })
const conversations = 12

/** Two workflows of several steps, one of which sets the other off. */
async function openDesk(): Promise<TestOrganization> {
  const organization = await createOrganization()
  await activeWorkflow(organization, {
    name: 'First',
    on: { on: 'tagged', with: { tags: ['begin'] } },
    steps: [note('one'), note('two'), { do: 'add_tags', with: { tags: ['go on'] } }, note('three')],
  })
  await activeWorkflow(organization, {
    name: 'Second',
    on: { on: 'tagged', with: { tags: ['go on'] } },
    steps: [note('four'), { do: 'add_tags', with: { tags: ['begin again', 'begin'] } }, note('five')],
  })
  return organization
}

async function begin(organization: TestOrganization): Promise<void> {
  for (let at = 0; at < conversations; at += 1) {
    const { id } = await createConversation(organization)
    await as(organization, 'agent', (ctx) => setTags(ctx, { conversation: id, tags: ['begin'] }))
  }
}

/** Each conversation has each note once, whatever happened meanwhile. */
async function expectEachStepOnce(organization: TestOrganization): Promise<void> {
  const rows = await ask<{ texts: string[] }>(
    `SELECT array_agg(n.text ORDER BY n.text) AS texts FROM notes n WHERE n.organization_id = $1
     GROUP BY n.conversation_id`,
    [organization.id],
  )
  expect(rows).toHaveLength(conversations)
  for (const { texts } of rows) expect(texts).toEqual(['five', 'four', 'one', 'three', 'two'])
  const [left] = await ask<{ undone: number; doubled: number }>(
    `SELECT count(*) FILTER (WHERE state NOT IN ('done', 'skipped'))::int AS undone,
       (SELECT count(*)::int FROM (SELECT 1 FROM workflow_runs WHERE organization_id = $1
         GROUP BY workflow_id, event_id HAVING count(*) > 1) d) AS doubled
     FROM workflow_runs WHERE organization_id = $1`,
    [organization.id],
  )
  expect(left).toEqual({ undone: 0, doubled: 0 })
}

test.each(seeds)(
  'a worker killed between the steps of runs repeats and skips none, seed %d',
  async (seed) => {
    const chance = chanceOf(seed)
    const organization = await openDesk()
    const faults = Array.from({ length: 6 }, () => `workflow-step-taken:${chance.between(1, 9)}`)
    const worker = await superviseWorker({ faults })
    onTestFinished(async () => void (await worker.stop()))
    await begin(organization)
    await eventually(async () => expect(worker.deaths()).toBeGreaterThanOrEqual(3))
    await untilAllDone(organization)
    await expectEachStepOnce(organization)
  },
)

test.each(seeds)('two workers killed at any moment repeat and skip no step, seed %d', async (seed) => {
  const chance = chanceOf(seed)
  const organization = await openDesk()
  const workers = await Promise.all([superviseWorker(), superviseWorker()])
  onTestFinished(async () => void (await Promise.all(workers.map((worker) => worker.stop()))))
  const beginning = begin(organization)
  for (let kill = 0; kill < 4; kill += 1) {
    await new Promise((resolve) => setTimeout(resolve, chance.between(100, 1_200)))
    chance.one(workers).kill()
  }
  await beginning
  await untilAllDone(organization)
  await expectEachStepOnce(organization)
})
