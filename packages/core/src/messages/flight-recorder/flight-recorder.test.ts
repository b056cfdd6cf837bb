import { text as readText } from 'node:stream/consumers'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { split } from '../../conversations/reorganize/split.ts'
import { classifyStoredMessage } from '../../flows/classify-message.ts'
import type { Role } from '../../permissions.ts'
import { as, auditEntries, promisedJobs } from '../../test/contexts.ts'
import { rawMail, receiveMail } from '../../test/mails.ts'
import { workOff } from '../../test/workflows.ts'
import { reply } from '../reply.ts'
import { readRawMessage } from './read-raw.ts'
import { readTrace } from './read-trace.ts'
import { reprocessMessage } from './reprocess.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

const whoIs = (role: Role, of = organization) => {
  const { id, name } = of.members[role]
  return { organizationId: of.id, actor: { type: 'member' as const, memberId: id, name, role } }
}

const traceOf = async (messageId: string) =>
  (await as(organization, 'viewer', (ctx) => readTrace(ctx, messageId))).steps

const answer = (conversation: string) =>
  as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation, text: 'Here', attachmentIds: [], resolve: false }),
  )

test('a mail shows each step it took, in the order of time and with its reasons', async () => {
  const first = await receiveMail(organization, {})
  const { message } = await receiveMail(organization, { inReplyTo: first.message.messageId ?? '' })
  await classifyStoredMessage({ organizationId: organization.id, messageId: message.id })
  const steps = await traceOf(message.id)
  expect(steps.map(({ step }) => step)).toEqual([
    'received',
    'raw_stored',
    'parsed',
    'auto_reply_judged',
    'sender_judged',
    'threaded',
    'rules_run',
    'classified',
  ])
  expect(steps.find(({ step }) => step === 'rules_run')).toMatchObject({
    verdict: 'none',
    reasons: ['No workflow ran for it'],
  })
  await workOff(organization)
  expect((await traceOf(message.id)).filter(({ step }) => step === 'rules_run')).toMatchObject([
    { verdict: 'done', reasons: expect.arrayContaining([expect.stringMatching(/^“Route: .*” ran$/)]) },
  ])
  expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).toSorted())
  const threaded = steps.find(({ step }) => step === 'threaded')
  expect(threaded).toMatchObject({ verdict: 'reference' })
  expect(threaded?.reasons).toContain('ada@customer.example takes part in that conversation')
  expect(steps.find(({ step }) => step === 'received')?.detail).toMatchObject({ ip: '127.0.0.1' })
})

test('a reply shows who wrote it, until when it can be taken back, and what became of it', async () => {
  const { conversation } = await receiveMail(organization, {})
  const { id } = await answer(conversation.id)
  expect((await traceOf(id)).map(({ step }) => step)).toEqual(['written', 'queued'])
  await asSystem('test', async (db) => {
    await db.delivery.update({ where: { messageId: id }, data: { state: 'sent', startedAt: new Date() } })
    await db.deliveryRecipient.updateMany({ where: { messageId: id }, data: { state: 'bounced' } })
  })
  const steps = await traceOf(id)
  expect(steps.map(({ step }) => step)).toEqual(expect.arrayContaining(['attempted', 'bounced']))
  expect(steps[0]?.reasons[0]).toBe(`${organization.members.agent.name} wrote it`)
})

test('a message that was moved says who moved it, and from where', async () => {
  const first = await receiveMail(organization, {})
  const { message } = await receiveMail(organization, { inReplyTo: first.message.messageId ?? '' })
  const { source, target } = await as(organization, 'agent', (ctx) =>
    split(ctx, { conversation: first.conversation.id, messageIds: [message.id] }),
  )
  const step = (await traceOf(message.id)).find((found) => found.step === 'moved')
  const { name } = organization.members.agent
  expect(step?.reasons).toEqual([`${name} moved it from #${source.number} to #${target.number}`])
})

test('the original comes back byte for byte; what never was a mail has none', async () => {
  const raw = rawMail({ to: organization.mailbox.address, text: 'Grüße' })
  const { message, conversation } = await receiveMail(organization, {}, { raw })
  const { body, size } = await readRawMessage(whoIs('viewer'), message.id)
  expect(await readText(body)).toBe(raw.toString())
  expect(size).toBe(raw.byteLength)
  const sent = await answer(conversation.id)
  await expect(readRawMessage(whoIs('viewer'), sent.id)).rejects.toMatchObject({ code: 'not_found' })
  const other = await createOrganization()
  const foreign = readRawMessage(whoIs('owner', other), message.id)
  await expect(foreign).rejects.toMatchObject({ code: 'not_found' })
})

test('read again, a mail says what it reads as today, where it would go, and stays where it is', async () => {
  const first = await receiveMail(organization, { subject: 'Lamp 7' })
  const inReplyTo = first.message.messageId ?? ''
  const bob = 'bob@home.example'
  const { message, conversation } = await receiveMail(organization, {
    from: bob,
    text: 'Where is it?',
    inReplyTo,
  })
  await asSystem('test', async (db) => {
    await db.message.update({ where: { id: message.id }, data: { text: 'Misread', html: '<b>x</b>' } })
    const cc = [{ name: '', address: bob }]
    await db.message.update({ where: { id: first.message.id }, data: { cc } })
  })
  const again = await reprocessMessage(whoIs('agent'), message.id)
  expect(again.changed).toEqual(['text', 'html'])
  expect(again.threading).toMatchObject({
    verdict: 'reference',
    elsewhere: true,
    conversation: { id: first.conversation.id },
  })
  const stored = await asSystem('test', (db) => db.message.findUniqueOrThrow({ where: { id: message.id } }))
  expect(stored).toMatchObject({ text: 'Where is it?', html: null, conversationId: conversation.id })
  expect((await traceOf(message.id)).at(-1)).toMatchObject({ step: 'reprocessed' })
  expect(await auditEntries(organization, 'message.reprocessed')).toHaveLength(1)
  const jobs = await promisedJobs(organization, 'classify-message')
  expect(jobs.map(({ payload }) => payload)).toContainEqual({ messageId: message.id })
  expect((await reprocessMessage(whoIs('agent'), message.id)).changed).toEqual([])
})

test('reading again is for those who may change conversations, and for mail', async () => {
  const { message, conversation } = await receiveMail(organization, {})
  const asViewer = reprocessMessage(whoIs('viewer'), message.id)
  await expect(asViewer).rejects.toMatchObject({ code: 'forbidden' })
  const sent = await answer(conversation.id)
  await expect(reprocessMessage(whoIs('agent'), sent.id)).rejects.toMatchObject({ code: 'not_found' })
})
