import { setTags } from '@frontdesk/core/conversations/set-tags'
import { as } from '@frontdesk/core/test/contexts'
import { activeWorkflow, runsOf } from '@frontdesk/core/test/workflows'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { expect, onTestFinished, test } from 'vitest'
import { ask } from './rig/desks.ts'
import { eventually, untilAllDone } from './rig/oracle.ts'
import { useStage } from './rig/stage.ts'
import { superviseWorker } from './rig/worker.ts'

useStage()

const note = (text: string) => ({ do: 'add_note', with: { text } })
const conversations = 10
const begin = [
  'workflow-runs-written',
  'workflow-step-taken',
  'workflow-step-taken:5',
  'workflow-events-answered',
]
const goOn = ['workflow-timer-fired', 'workflow-step-taken', 'workflow-step-taken:2']

/** What a run is made of: effects, a branch, a wait that a timer ends, a reply, another workflow it sets off. */
async function openDesk(): Promise<{ organization: TestOrganization; ids: string[] }> {
  const organization = await createOrganization()
  const first = await activeWorkflow(organization, {
    name: 'First',
    on: { on: 'tagged', with: { tags: ['begin'] } },
    steps: [
      note('one'),
      {
        if: { field: 'conversation.tags', is: 'include_any', value: ['begin'] },
        yes: [{ do: 'set_priority', with: { priority: 'high' } }],
        no: [note('never')],
      },
      { do: 'reply', with: { text: 'We are on it.' } },
      { do: 'add_tags', with: { tags: ['next'] } },
      { wait: { minutes: 60 } },
      note('two'),
      note('three'),
    ],
  })
  const second = await activeWorkflow(organization, {
    name: 'Second',
    on: { on: 'tagged', with: { tags: ['next'] } },
    steps: [note('four')],
  })
  for (let at = 0; at < conversations; at += 1) {
    const { id } = await createConversation(organization)
    await as(organization, 'agent', (ctx) => setTags(ctx, { conversation: id, tags: ['begin'] }))
  }
  return { organization, ids: [first, second] }
}

test('a worker killed at each point of a run in turn does everything once', async () => {
  const worker = await superviseWorker({ faults: begin })
  onTestFinished(async () => void (await worker.stop()))
  const { organization, ids } = await openDesk()
  const [first = '', second = ''] = ids
  await eventually(async () => expect(worker.deaths()).toBe(begin.length))
  await eventually(async () => {
    expect((await runsOf(first)).map(({ state }) => state)).toEqual(Array(conversations).fill('waiting'))
    expect((await runsOf(second)).map(({ state }) => state)).toEqual(Array(conversations).fill('done'))
  })
  worker.nextFaults(goOn)
  worker.kill()
  await ask(`UPDATE workflow_timers SET due_at = now() WHERE organization_id = $1`, [organization.id])
  await ask(`UPDATE outbox SET not_before = now() WHERE organization_id = $1 AND done_at IS NULL`, [
    organization.id,
  ])
  await eventually(async () => expect(worker.deaths()).toBe(begin.length + 1 + goOn.length))
  await untilAllDone(organization)
  await expectEverythingOnce(organization, ids)
})

async function expectEverythingOnce(organization: TestOrganization, [first = '', second = '']: string[]) {
  const notes = await ask<{ texts: string[] }>(
    `SELECT array_agg(text ORDER BY text) AS texts FROM notes WHERE organization_id = $1 GROUP BY conversation_id`,
    [organization.id],
  )
  expect(notes.map(({ texts }) => texts)).toEqual(Array(conversations).fill(['four', 'one', 'three', 'two']))
  const changes = await ask<{ type: string; count: number }>(
    `SELECT type, count(*)::int AS count FROM conversation_events
     WHERE organization_id = $1 AND actor->>'name' LIKE 'Workflow%' GROUP BY type ORDER BY type`,
    [organization.id],
  )
  expect(changes.filter(({ type }) => type !== 'replied')).toEqual([
    { type: 'prioritized', count: conversations },
    { type: 'tagged', count: conversations },
  ])
  const places = (await runsOf(first)).map(({ state, steps }) => [state, ...steps.map(({ place }) => place)])
  expect(places).toEqual(Array(conversations).fill(['done', '0', '1', '1.yes.0', '2', '3', '4', '5', '6']))
  expect((await runsOf(second)).map(({ state, steps }) => [state, steps.length])).toEqual(
    Array(conversations).fill(['done', 1]),
  )
  const [replies] = await ask<{ count: number; doubled: number }>(
    `SELECT count(*)::int AS count, (count(*) - count(DISTINCT run_id))::int AS doubled FROM workflow_replies
     WHERE organization_id = $1`,
    [organization.id],
  )
  expect(replies).toEqual({ count: conversations, doubled: 0 })
}
