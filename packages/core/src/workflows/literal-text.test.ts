import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createComplianceCase } from '../compliance/create.ts'
import { exportComplianceCase } from '../compliance/export.ts'
import { asSystem } from '../context.ts'
import { findConversation } from '../conversations/query/find.ts'
import { setStatus } from '../conversations/set-status.ts'
import { answerCsat, readCsatPage } from '../csat/answer.ts'
import { askCsat } from '../csat/ask.ts'
import { changeCsatSettings } from '../csat/settings.ts'
import { addNote } from '../notes/add.ts'
import { createSavedReply } from '../saved-replies/create.ts'
import { as, promisedJobs } from '../test/contexts.ts'
import { receiveMail } from '../test/mails.ts'
import { endpointInput } from '../test/outside.ts'
import { type Receiver, startReceiver } from '../test/receiver.ts'
import { activeWorkflow, workOff } from '../test/workflows.ts'
import { deliverWebhook } from '../webhooks/delivering/deliver.ts'
import { createEndpoint } from '../webhooks/endpoints.ts'
import { sendWorkflowReply } from './running/send-reply.ts'
import { installTemplate } from './templates/list.ts'

withTestDatabase()

/** What template engines, loggers and careless merges would act on. */
const worst = ['{{constructor}}', '$\x7b7*7}', '<%= 7*7 %>', '__proto__'] as const
const hostile = [...worst, '{{7*7}}', '{{contact.email}}', '#{7*7}', '$& $1 %s %d'] as const

const words = 'Hello {{contact.name}}, about {{conversation.subject}}'

let organization: TestOrganization
let receiver: Receiver

beforeAll(async () => {
  receiver = await startReceiver()
  organization = await createOrganization()
  const { id: savedReplyId } = await as(organization, 'admin', (ctx) =>
    createSavedReply(ctx, { title: 'Greeting', body: words, language: 'en' }),
  )
  const { id: endpointId } = await as(organization, 'admin', (ctx) => createEndpoint(ctx, endpointInput))
  await asSystem('test', (db) =>
    db.webhookEndpoint.update({ where: { id: endpointId }, data: { url: receiver.url } }),
  )
  await activeWorkflow(organization, {
    on: 'message_arrived',
    steps: [
      { do: 'reply', with: { savedReplyId } },
      { do: 'add_note', with: { text: words } },
      { do: 'notify', with: { memberId: organization.members.agent.id, text: words } },
      { do: 'call_webhook', with: { endpointId, title: words } },
    ],
  })
})
afterAll(() => receiver.stop())

/** A mail of a customer with this name and subject. */
async function mail(name: string): Promise<string> {
  const address = `${newId()}@customer.example`
  const { conversation } = await receiveMail(
    organization,
    { from: `"${name}" <${address}>`, subject: name },
    { envelopeFrom: address },
  )
  return conversation.id
}

async function replies(): Promise<void> {
  const organizationId = organization.id
  for (const { id, payload } of await promisedJobs(organization, 'send-workflow-reply')) {
    const { replyId } = payload as { replyId: string }
    await sendWorkflowReply({ organizationId, replyId })
    await asSystem('test', (db) => db.outbox.update({ where: { id }, data: { doneAt: new Date() } }))
  }
}

/** The body of the one call that was promised, as another system takes it. */
async function called(): Promise<unknown> {
  receiver.got.splice(0)
  const [job] = await promisedJobs(organization, 'deliver-webhook')
  const { deliveryId = '' } = (job?.payload ?? {}) as { deliveryId?: string }
  await deliverWebhook({ organizationId: organization.id, deliveryId }, { allowPrivate: true })
  await asSystem('test', (db) =>
    db.outbox.updateMany({ where: { id: job?.id ?? '' }, data: { doneAt: new Date() } }),
  )
  return JSON.parse(receiver.got[0]?.body ?? 'null')
}

test.each(hostile)('%s as a name and subject stands literally wherever they are written', async (name) => {
  const id = await mail(name)
  await workOff(organization)
  await replies()
  const written = await asSystem('test', async (db) => ({
    sent: await db.message.findFirst({ where: { conversationId: id, direction: 'outbound' } }),
    note: await db.note.findFirst({ where: { conversationId: id } }),
    told: await db.conversationEvent.findFirst({ where: { conversationId: id, type: 'notified' } }),
  }))
  const filled = `Hello ${name}, about ${name}`
  expect(written.sent?.text).toBe(filled)
  expect(written.note?.text).toBe(filled)
  expect(written.told?.detail).toMatchObject({ text: filled })
  expect(await called()).toMatchObject({ data: { conversation: { subject: name, contact: { name } } } })
  const shown = await as(organization, 'viewer', (ctx) => findConversation(ctx, id))
  expect(JSON.parse(JSON.stringify(shown))).toMatchObject({ subject: name, contact: { name } })
})

test.each(hostile)(
  '%s written by a person stands literally in notes, cases and their export',
  async (text) => {
    const conversation = await mail('Ada')
    const note = await as(organization, 'agent', (ctx) => addNote(ctx, { conversation, text }))
    expect(note.text).toBe(text)
    const input = { conversationId: conversation, severity: 'low', reason: text } as const
    const { id } = await as(organization, 'admin', (ctx) => createComplianceCase(ctx, input))
    const exported = await as(organization, 'admin', (ctx) =>
      exportComplianceCase(ctx, { id, format: 'json' }),
    )
    const read = JSON.parse(exported.text)
    expect(read).toMatchObject({ reason: text, entries: [{ content: { reason: text } }, {}] })
    expect(read.verification.intact).toBe(true)
  },
)

test.each(worst)('%s as the question and the comment of a survey stands literally', async (text) => {
  const settings = { enabled: true, samplePercent: 100, cooldownDays: 0, delayMinutes: 0, validDays: 14 }
  await as(organization, 'admin', (ctx) => changeCsatSettings(ctx, { ...settings, question: text }))
  const conversation = await mail(text)
  await as(organization, 'agent', (ctx) => setStatus(ctx, { conversation, status: 'resolved' }))
  const job = (await promisedJobs(organization, 'ask-csat')).at(-1)
  const { requestId = '' } = (job?.payload ?? {}) as { requestId?: string }
  await askCsat({ organizationId: organization.id, requestId })
  const sent = await asSystem('test', (db) =>
    db.message.findFirstOrThrow({ where: { conversationId: conversation, direction: 'outbound' } }),
  )
  expect(sent.text.startsWith(`${text}\n\n`)).toBe(true)
  const token = /\/csat\/([\w.-]+)\?rating=5/.exec(sent.text)?.[1] ?? ''
  expect(await readCsatPage(token)).toMatchObject({ question: text })
  expect(await answerCsat(token, { rating: 5, comment: text })).toMatchObject({ comment: text })
})

test.each(['../../etc/passwd', '/etc/passwd', 'constructor', '__proto__', 'routes.ts'])(
  'A37: a workflow template named %s is no template',
  async (key) => {
    const installed = as(organization, 'admin', (ctx) => installTemplate(ctx, { key }))
    await expect(installed).rejects.toMatchObject({ code: 'not_found' })
  },
)
