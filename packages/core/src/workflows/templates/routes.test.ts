import { readFile } from 'node:fs/promises'
import { asOwner, useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { changeTriageRules } from '../../classification/rules.ts'
import { listComplianceCases } from '../../compliance/read.ts'
import { asSystem } from '../../context.ts'
import { markSpam } from '../../conversations/mark-spam.ts'
import { readConversation } from '../../conversations/query/find.ts'
import { classifyStoredMessage } from '../../flows/classify-message.ts'
import { draftConversationReply } from '../../flows/draft-reply.ts'
import { warmUpModels } from '../../flows/warm-up.ts'
import { type Asking, asking, climb, prove, shownDraft } from '../../test/asking.ts'
import { as, promisedJobs } from '../../test/contexts.ts'
import { type MailFields, receiveMail } from '../../test/mails.ts'
import { replayOver, resultsOf } from '../../test/replays.ts'
import { activeWorkflow, runsOf, workOff } from '../../test/workflows.ts'
import { changeWorkflow } from '../change.ts'
import { definitionSchema } from '../definition/definition.ts'
import { deleteWorkflow } from '../delete.ts'
import { readWorkflow, readWorkflows } from '../read.ts'
import { runByHand } from '../run-by-hand.ts'
import { limits, refusal } from '../running/guard.ts'
import { switchWorkflow } from '../switch.ts'
import { publishWorkflow } from '../versions/publish.ts'
import { addBuiltInWorkflows } from './found.ts'
import { listTemplates } from './list.ts'
import { routes } from './routes.ts'

withTestDatabase()

const question = 'When does the refund for the returned lamp reach my bank account?'
const alarming = 'My lamp caught fire and burned my hand. I am at the hospital, this is dangerous!'

let organization: Asking

beforeAll(() => warmUpModels(), 60_000)
beforeEach(async () => {
  organization = await asking()
})

const admin = <T>(run: Parameters<typeof as<T>>[2]) => as(organization, 'admin', run)
const routeOf = async (key: string, of: TestOrganization = organization) => {
  const all = await as(of, 'viewer', readWorkflows)
  return all.find(({ template }) => template === key)?.id ?? ''
}
const casesOf = async () => (await admin((ctx) => listComplianceCases(ctx, { limit: 10 }))).items
const sentIn = (conversationId: string) =>
  asSystem('test', (db) => db.message.count({ where: { conversationId, direction: 'outbound' } }))
const handedOver = (conversationId: string) =>
  asSystem('test', (db) =>
    db.conversationEvent.findMany({
      where: { conversationId, type: 'handed_over' },
      select: { detail: true },
    }),
  )

async function judged(fields: MailFields) {
  const { message, conversation } = await receiveMail(organization, { subject: 'A question', ...fields })
  await classifyStoredMessage({ organizationId: organization.id, messageId: message.id })
  return { id: conversation.id, messageId: message.id }
}

async function draftJobs() {
  const jobs = await promisedJobs(organization, 'draft-reply')
  return jobs.map(({ payload }) => payload as { conversationId: string; messageId: string; held?: 'yes' })
}

/** From a mail to whatever becomes of its draft, by the jobs each step promises. */
async function answered(fields: MailFields) {
  const { id } = await judged(fields)
  await workOff(organization)
  for (const payload of await draftJobs())
    await draftConversationReply({ organizationId: organization.id, ...payload })
  return id
}

const threshold = (answerThreshold: number) => admin((ctx) => changeTriageRules(ctx, { answerThreshold }))

async function everythingEarned(): Promise<void> {
  await prove(organization, 40)
  await climb(organization, 'send_with_undo')
  await climb(organization, 'auto')
}

test('where the assistant is sure enough, its draft may leave by itself', async () => {
  await everythingEarned()
  await threshold(0.05)
  const id = await answered({ text: question })
  expect(await sentIn(id)).toBe(1)
  expect(await handedOver(id)).toEqual([])
})

test('below the threshold the same draft waits for a person, however good it is, and that is said', async () => {
  await everythingEarned()
  await threshold(1)
  const id = await answered({ text: question })
  expect(await sentIn(id)).toBe(0)
  expect((await shownDraft(organization, id)).text).toContain('5 working')
  expect(await handedOver(id)).toMatchObject([{ detail: { reason: 'held' } }])
})

test('the run tells what was seen of the confidence, and what came of it', async () => {
  await threshold(1)
  await judged({ text: question })
  await workOff(organization)
  const runs = [
    ...(await runsOf(await routeOf('route_service_action'))),
    ...(await runsOf(await routeOf('route_informational'))),
  ]
  expect(runs).toHaveLength(1)
  const steps = runs[0]?.steps ?? []
  expect(steps.find(({ kind }) => kind === 'if')?.verdict).toMatchObject({
    holds: false,
    saw: expect.stringMatching(/^\d+ %, where 100 % is asked for$/),
  })
  expect(steps.map(({ effect }) => effect)).toEqual(
    expect.arrayContaining([
      'The assistant drafts, and a person decides',
      'The assistant looks for next steps',
    ]),
  )
})

test('a question and a wish lead to a draft and next steps, and to nothing else', async () => {
  const { id, messageId } = await judged({ text: 'I want my money back for order 48213, please refund me' })
  await workOff(organization)
  await workOff(organization)
  expect(await draftJobs()).toMatchObject([{ conversationId: id, messageId }])
  expect(await promisedJobs(organization, 'propose-actions')).toMatchObject([{ payload: { messageId } }])
  expect(await as(organization, 'agent', (ctx) => readConversation(ctx, id))).toMatchObject({
    tags: [],
    status: 'open',
    priority: 'normal',
    assignee: null,
  })
  expect(await asSystem('test', (db) => db.note.count({ where: { conversationId: id } }))).toBe(0)
})

test('a matter of safety opens one case with its deadline, and its draft is a person’s to send', async () => {
  const { id, messageId } = await judged({ text: alarming })
  await workOff(organization)
  await classifyStoredMessage({ organizationId: organization.id, messageId })
  await workOff(organization)
  const [found, ...more] = await casesOf()
  expect(more).toEqual([])
  expect(found).toMatchObject({ conversationId: id, state: 'open' })
  const minutes = (Date.parse(found?.dueAt ?? '') - Date.parse(found?.createdAt ?? '')) / 60_000
  expect(minutes).toBe({ urgent: 15, high: 120, normal: 1440, low: 1440 }[found?.severity ?? 'low'])
  expect(await draftJobs()).toEqual([{ conversationId: id, messageId, held: 'yes' }])
})

test('each message is judged by itself, also when a later one was judged before workflows came to it', async () => {
  const first = await judged({ text: alarming, messageId: '<first@customer.example>' })
  const later = await judged({ text: question, inReplyTo: '<first@customer.example>' })
  expect(later.id).toBe(first.id)
  await workOff(organization)
  expect(await casesOf()).toMatchObject([{ conversationId: first.id }])
  expect((await draftJobs()).map(({ messageId }) => messageId)).toEqual([first.messageId, later.messageId])
  for (const payload of await draftJobs())
    await draftConversationReply({ organizationId: organization.id, ...payload })
  const drafts = await asSystem('test', (db) => db.draft.findMany({ where: { conversationId: first.id } }))
  expect(drafts.map(({ messageId }) => messageId)).toEqual([later.messageId])
})

test('spam leads to nothing, nor does anything where drafts are switched off', async () => {
  const { message, conversation } = await receiveMail(organization, { text: alarming })
  await as(organization, 'agent', (ctx) => markSpam(ctx, { conversation: conversation.id, spam: true }))
  await classifyStoredMessage({ organizationId: organization.id, messageId: message.id })
  await asSystem('test', (db) =>
    db.organization.update({ where: { id: organization.id }, data: { draftReplies: false } }),
  )
  await judged({ text: question, from: 'bea@customer.example' })
  await workOff(organization)
  expect(await casesOf()).toEqual([])
  expect(await draftJobs()).toEqual([])
  expect(await promisedJobs(organization, 'propose-actions')).toEqual([])
})

test('a route that is switched off or deleted does nothing, and can be installed again', async () => {
  for (const { key } of routes) {
    const id = await routeOf(key)
    if (key === 'route_informational') await admin((ctx) => deleteWorkflow(ctx, id))
    else await admin((ctx) => switchWorkflow(ctx, { id, active: false }))
  }
  await judged({ text: alarming })
  await judged({ text: question, from: 'bea@customer.example' })
  await workOff(organization)
  expect(await casesOf()).toEqual([])
  expect(await draftJobs()).toEqual([])
  const installed = await admin(listTemplates)
  expect(installed.filter(({ group }) => group === 'Routes').map(({ installed }) => installed)).toEqual([
    false,
    true,
    true,
  ])
})

test('an edited route is what happens, and a trial of it shows the drafts that would be asked for', async () => {
  const { id } = await judged({ text: alarming })
  const routeId = await routeOf('route_safety_compliance')
  const { name, definition } = await admin((ctx) => readWorkflow(ctx, routeId))
  const steps = [{ do: 'add_tags', with: { tags: ['alarm'] } }]
  await admin((ctx) => changeWorkflow(ctx, { id: routeId, name, definition: { ...definition, steps } }))
  const replay = await replayOver(organization, { kind: 'workflow', id: routeId }, { last: 1 })
  const [result] = await resultsOf(organization, replay.id)
  expect(result?.differences.find(({ field }) => field === 'steps')?.before).toContain(
    'have the assistant draft an answer for a person to send',
  )
  await admin((ctx) => publishWorkflow(ctx, { id: routeId, percent: 100 }))
  await workOff(organization)
  expect(await casesOf()).toEqual([])
  expect(await as(organization, 'agent', (ctx) => readConversation(ctx, id))).toMatchObject({
    tags: ['alarm'],
  })
})

test('a draft somebody asks for is made for spam too and is theirs; what workflows set off asks for none', async () => {
  const asking = [{ do: 'request_draft' }]
  const byHand = await activeWorkflow(organization, { on: 'manual', steps: asking })
  const begins = [{ do: 'run_workflow', with: { workflowId: byHand } }]
  await activeWorkflow(organization, { on: 'message_arrived', steps: begins })
  const { conversation, message } = await receiveMail(organization, { text: question })
  await as(organization, 'agent', (ctx) => markSpam(ctx, { conversation: conversation.id, spam: true }))
  await workOff(organization)
  expect((await runsOf(byHand)).flatMap(({ steps }) => steps.map(({ effect }) => effect))).toEqual([
    'No draft: the conversation is spam',
  ])
  expect(await draftJobs()).toEqual([])
  await as(organization, 'agent', (ctx) => runByHand(ctx, { id: byHand, conversation: conversation.id }))
  await workOff(organization)
  expect(await draftJobs()).toEqual([
    { asked: 'yes', conversationId: conversation.id, requestId: expect.any(String) },
  ])
  await as(organization, 'agent', (ctx) => markSpam(ctx, { conversation: conversation.id, spam: false }))
  await classifyStoredMessage({ organizationId: organization.id, messageId: message.id })
  await workOff(organization)
  expect((await draftJobs()).filter(({ messageId }) => messageId === message.id)).toHaveLength(1)
})

/** As an organization looked before the routes were the path: three workflows of an earlier kind, off. */
async function asBefore(of: TestOrganization): Promise<void> {
  await asSystem('test', async (db) => {
    await db.workflow.deleteMany({ where: { organizationId: of.id } })
    await addBuiltInWorkflows(db, of.id)
    await db.workflow.updateMany({ where: { organizationId: of.id }, data: { active: false, hears: [] } })
    await db.workflowVersion.updateMany({
      where: { organizationId: of.id },
      data: { definition: { trigger: { on: 'tagged' }, steps: [{ stop: true }] } },
    })
  })
}

test('organizations from before get the routes switched on, and what they had edited stays as it was', async () => {
  const other = await createOrganization()
  await asBefore(organization)
  await asBefore(other)
  const edited = await routeOf('route_informational')
  const { definition } = await admin((ctx) => readWorkflow(ctx, edited))
  await admin((ctx) => changeWorkflow(ctx, { id: edited, name: 'Ours', definition }))
  await asSystem('test', (db) => db.workflow.deleteMany({ where: { organizationId: other.id, position: 2 } }))
  const sql = new URL('../../../../../prisma/migrations/0028_routes/migration.sql', import.meta.url)
  const text = await readFile(sql, 'utf8')
  await asOwner((client) => client.query(`BEGIN; DROP INDEX workflow_events_judged; ${text} COMMIT`))
  const ours = await as(organization, 'viewer', readWorkflows)
  expect(ours.map(({ name, active, version }) => ({ name, active, version }))).toEqual(
    expect.arrayContaining([
      { name: 'Ours', active: false, version: 1 },
      { name: 'Route: informational', active: true, version: 1 },
      { name: 'Route: service action', active: true, version: 2 },
      { name: 'Route: safety and compliance', active: true, version: 2 },
    ]),
  )
  expect(ours).toHaveLength(4)
  const theirs = await as(other, 'viewer', readWorkflows)
  expect(theirs.map(({ active }) => active)).toEqual([true, true, true])
  for (const { key, definition } of routes) {
    const id = await routeOf(key, other)
    const { definition: given } = await as(other, 'viewer', (ctx) => readWorkflow(ctx, id))
    expect(given).toEqual(definitionSchema.parse(definition))
  }
  await judged({ text: alarming })
  await workOff(organization)
  expect(await casesOf()).toHaveLength(1)
})

test('however often workflows ran for a conversation, what its messages are judged to be is answered', () => {
  const often = { workflowId: organization.id, path: [], recentRuns: limits.runsPerHour }
  expect(refusal({ ...often, trigger: 'classified' })).toBeNull()
  expect(refusal({ ...often, trigger: 'message_arrived' })).not.toBeNull()
  expect(refusal({ ...often, trigger: 'classified', path: [organization.id] })).not.toBeNull()
})
