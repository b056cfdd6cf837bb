import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { readConversation } from '../../conversations/query/find.ts'
import { setTags } from '../../conversations/set-tags.ts'
import { as } from '../../test/contexts.ts'
import { activeWorkflow, workOff } from '../../test/workflows.ts'
import { changeWorkflow } from '../change.ts'
import { createWorkflow } from '../create.ts'
import { readWorkflow } from '../read.ts'
import { isCanary } from '../running/canary.ts'
import { switchWorkflow } from '../switch.ts'
import { installTemplate, listTemplates } from '../templates/list.ts'
import { routes } from '../templates/routes.ts'
import { listWorkflowVersions } from './list.ts'
import { publishWorkflow } from './publish.ts'
import { rollBackWorkflow } from './roll-back.ts'

withTestDatabase()

let organization: TestOrganization
let id: string

const definitionOf = (...tags: string[]) => ({
  trigger: { on: 'tagged', with: { tags: ['start'] } },
  steps: [{ do: 'add_tags', with: { tags } }],
})

beforeEach(async () => {
  organization = await createOrganization()
  const { trigger, steps } = definitionOf('first')
  id = await activeWorkflow(organization, { on: trigger, steps })
})

const admin = <T>(run: Parameters<typeof as<T>>[2]) => as(organization, 'admin', run)
const draft = (...tags: string[]) =>
  admin((ctx) => changeWorkflow(ctx, { id, name: 'Tagging', definition: definitionOf(...tags) }))

async function tagsAfterStart(conversation?: string): Promise<string[]> {
  const chosen = conversation ?? (await createConversation(organization)).id
  await as(organization, 'agent', (ctx) => setTags(ctx, { conversation: chosen, tags: ['start'] }))
  await workOff(organization)
  return (await as(organization, 'agent', (ctx) => readConversation(ctx, chosen))).tags
}

test('a draft changes nothing until it is published', async () => {
  await draft('second')
  expect(await tagsAfterStart()).toEqual(['first', 'start'])
  await admin((ctx) => publishWorkflow(ctx, { id, percent: 100 }))
  expect(await tagsAfterStart()).toEqual(['second', 'start'])
})

test('versions tell what changed, who did it, and which is in use', async () => {
  await draft('second')
  const [newest, oldest] = await admin((ctx) => listWorkflowVersions(ctx, id))
  expect(newest).toMatchObject({ number: 2, state: 'draft', inUse: false, publishedBy: null })
  expect(newest?.changes.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: '  add the tag first' },
    { kind: 'added', text: '  add the tag second' },
  ])
  const by = { type: 'member', id: organization.members.admin.id }
  expect(oldest).toMatchObject({ number: 1, state: 'published', inUse: true, publishedBy: by })
})

test('a canary is for its share of the conversations, always the same ones', async () => {
  await draft('second')
  await admin((ctx) => publishWorkflow(ctx, { id, percent: 30 }))
  for (let at = 0; at < 12; at += 1) {
    const { id: conversation } = await createConversation(organization)
    const expected = isCanary(id, conversation, 30) ? 'second' : 'first'
    expect(await tagsAfterStart(conversation)).toEqual([expected, 'start'])
  }
  const chosen = Array.from({ length: 2_000 }, (_, at) => isCanary(id, `conversation-${at}`, 30))
  expect(chosen.filter(Boolean).length / 2_000).toBeCloseTo(0.3, 1)
  const whole = await admin((ctx) => publishWorkflow(ctx, { id, percent: 100 }))
  expect(whole).toMatchObject({ version: 2, canary: null, draft: null })
})

test('a rollback puts an earlier version in use', async () => {
  await draft('second')
  await admin((ctx) => publishWorkflow(ctx, { id, percent: 100 }))
  await admin((ctx) => rollBackWorkflow(ctx, { id, number: 1 }))
  expect(await tagsAfterStart()).toEqual(['first', 'start'])
})

test('what is wrong is kept as a draft and not published', async () => {
  const definition = { trigger: { on: 'tagged' }, steps: [{ do: 'assign', with: {} }] }
  const created = await admin((ctx) => createWorkflow(ctx, { name: 'Half', definition }))
  expect(created.problems).toMatchObject([{ path: ['steps', 0, 'with', 'memberId'] }])
  await expect(admin((ctx) => publishWorkflow(ctx, { id: created.id, percent: 100 }))).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(admin((ctx) => switchWorkflow(ctx, { id: created.id, active: true }))).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('what was read out comes in again as it was', async () => {
  const { name, description, definition } = await admin((ctx) => readWorkflow(ctx, id))
  const file = JSON.parse(JSON.stringify({ name, description, definition }))
  const again = await admin((ctx) => createWorkflow(ctx, file))
  expect(again.definition).toEqual(definition)
  expect(again.active).toBe(false)
})

test('a template is installed by one click as a draft that is off', async () => {
  const installed = await admin((ctx) => installTemplate(ctx, { key: 'tag_refunds' }))
  expect(installed).toMatchObject({ active: false, draft: 1, version: null, problems: [] })
  const listed = await admin((ctx) => listTemplates(ctx))
  expect(listed.filter(({ installed }) => installed).map(({ key }) => key)).toEqual([
    ...routes.map(({ key }) => key),
    'tag_refunds',
  ])
})

test('a workflow of one organization never runs for another', async () => {
  const other = await createOrganization()
  const { id: conversation } = await createConversation(other)
  await as(other, 'agent', (ctx) => setTags(ctx, { conversation, tags: ['start'] }))
  const events = await asSystem('test', (db) =>
    db.workflowEvent.count({ where: { organizationId: other.id } }),
  )
  expect(events).toBe(0)
})
