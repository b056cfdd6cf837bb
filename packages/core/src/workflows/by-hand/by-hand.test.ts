import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { readConversation } from '../../conversations/query/find.ts'
import { readDraft } from '../../drafts/read.ts'
import { saveDraft } from '../../drafts/save.ts'
import { as } from '../../test/contexts.ts'
import { activeWorkflow, runsOf, workOff } from '../../test/workflows.ts'
import { runByHand } from '../run-by-hand.ts'
import { switchWorkflow } from '../switch.ts'
import { listRunnable } from './list-runnable.ts'
import { readStart } from './read-start.ts'
import { runForMany } from './run-for-many.ts'

withTestDatabase()

let organization: TestOrganization
let conversation: string

beforeEach(async () => {
  organization = await createOrganization()
  conversation = (await createConversation(organization)).id
})

const tag = { do: 'add_tags', with: { tags: ['late'] } }
const asAgent = <T>(run: Parameters<typeof as<T>>[2]) => as(organization, 'agent', run)

test('agents are offered what is started by hand and nothing else', async () => {
  await activeWorkflow(organization, { name: 'Arrives', on: 'message_arrived', steps: [tag] })
  const manual = await activeWorkflow(organization, { name: 'Tag', on: 'manual', steps: [tag] })
  const macro = await activeWorkflow(organization, { name: 'Sorry', on: 'macro', steps: [tag] })
  const off = await activeWorkflow(organization, { name: 'Off', on: 'manual', steps: [tag] })
  await as(organization, 'admin', (ctx) => switchWorkflow(ctx, { id: off, active: false }))
  expect(await asAgent(listRunnable)).toMatchObject([
    { id: manual, kind: 'manual', sentence: 'When somebody starts it, then add the tag late.' },
    { id: macro, kind: 'macro' },
  ])
})

test('a macro does its steps at once: words in the reply below what was typed, tags and status', async () => {
  const id = await activeWorkflow(organization, {
    on: 'macro',
    steps: [
      { do: 'write_draft', with: { text: 'Sorry, {{contact.first_name}}.' } },
      tag,
      { do: 'set_status', with: { status: 'pending' } },
    ],
  })
  await asAgent((ctx) => saveDraft(ctx, { conversation, text: 'Hello' }))
  const { eventId } = await asAgent((ctx) => runByHand(ctx, { id, conversation }))
  expect(await asAgent((ctx) => readStart(ctx, eventId))).toMatchObject({ state: 'waiting_to_begin' })
  await workOff(organization)
  const [run] = await runsOf(id)
  expect(await asAgent((ctx) => readStart(ctx, eventId))).toMatchObject({
    state: 'done',
    runId: run?.id,
    effects: ['The words wait in the reply', 'Added late', expect.any(String)],
  })
  expect(await asAgent((ctx) => readDraft(ctx, { conversation }))).toMatchObject({
    text: 'Hello\n\nSorry, Ada.',
    by: 'agent',
  })
  expect(await asAgent((ctx) => readConversation(ctx, conversation))).toMatchObject({
    tags: ['late'],
    status: 'pending',
  })
})

test('a start whose conditions do not hold says so', async () => {
  const conditions = { field: 'conversation.status', is: 'is', value: 'closed' }
  const id = await activeWorkflow(organization, { on: 'manual', conditions, steps: [tag] })
  const { eventId } = await asAgent((ctx) => runByHand(ctx, { id, conversation }))
  await workOff(organization)
  expect(await asAgent((ctx) => readStart(ctx, eventId))).toMatchObject({
    state: 'passed_over',
    reason: 'Its conditions do not hold',
    runId: null,
  })
})

test('many conversations get a run each, once', async () => {
  const id = await activeWorkflow(organization, { on: 'manual', steps: [tag] })
  const second = (await createConversation(organization)).id
  const conversationIds = [conversation, second, conversation]
  const { eventIds } = await asAgent((ctx) => runForMany(ctx, { id, conversationIds }))
  expect(eventIds).toHaveLength(2)
  await workOff(organization)
  expect((await runsOf(id)).map((run) => run.conversationId).toSorted()).toEqual(
    [conversation, second].toSorted(),
  )
})

test('more than a hundred at once, or one that is not there, starts none', async () => {
  const id = await activeWorkflow(organization, { on: 'manual', steps: [tag] })
  const stranger = (await createConversation(await createOrganization())).id
  await expect(
    asAgent((ctx) => runForMany(ctx, { id, conversationIds: [conversation, stranger] })),
  ).rejects.toThrow('was not found')
  const conversationIds = Array.from({ length: 101 }, newId)
  await expect(asAgent((ctx) => runForMany(ctx, { id, conversationIds }))).rejects.toThrow('At most 100')
  await workOff(organization)
  expect(await runsOf(id)).toEqual([])
})
