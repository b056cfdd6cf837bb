import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { readTrace } from '../messages/flight-recorder/read-trace.ts'
import { as } from '../test/contexts.ts'
import { rawMail, receive, receiveMail } from '../test/mails.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

/** A bounce of a mail that nobody here sent. */
const stray = (number: number) =>
  receive(organization, {
    envelopeFrom: '',
    raw: rawMail({
      from: `Mail Delivery System <MAILER-DAEMON@mx${number % 7}.customer.example>`,
      subject: 'Undelivered Mail Returned to Sender',
      text: `<bob${number}@far.example>: 550 5.1.1 User unknown`,
    }),
  })

const conversations = () =>
  asSystem('test', (db) => db.conversation.findMany({ where: { organizationId: organization.id } }))

const setStatus = (id: string, status: string) =>
  asSystem('test', (db) => db.conversation.update({ where: { id }, data: { status, waitingSince: null } }))

test('a storm of bounces of mail that is not known here makes no case for anybody, and loses none', async () => {
  const numbers = Array.from({ length: 200 }, (_, at) => at)
  for (let at = 0; at < 200; at += 20) await Promise.all(numbers.slice(at, at + 20).map(stray))
  const rows = await conversations()
  expect(rows.filter(({ status }) => status !== 'closed')).toEqual([])
  expect(rows.filter(({ waitingSince }) => waitingSince !== null)).toEqual([])
  const messages = await asSystem('test', (db) =>
    db.message.count({ where: { organizationId: organization.id, autoKind: 'bounce' } }),
  )
  expect(messages).toBe(200)
})

test('the flight recorder says why such a bounce is kept closed', async () => {
  const { message } = await stray(1)
  const { steps } = await as(organization, 'agent', (ctx) => readTrace(ctx, message.id))
  expect(JSON.stringify(steps)).toContain('kept as a closed conversation')
})

test('an absence note known by its words alone reopens what it answers, and waits', async () => {
  const { conversation } = await receiveMail(organization)
  await setStatus(conversation.id, 'resolved')
  const note = { subject: 'Automatic reply: parcel', text: 'I am on leave until Monday 4 May.' }
  const { message } = await receiveMail(organization, { ...note, inReplyTo: await idOf(conversation.id) })
  expect(message.autoKind).toBe('auto-reply')
  expect(await conversations()).toMatchObject([{ status: 'open', waitingSince: expect.any(Date) }])
})

test('an absence note that a program marked changes nothing', async () => {
  const { conversation } = await receiveMail(organization)
  await setStatus(conversation.id, 'resolved')
  await receiveMail(organization, {
    subject: 'Automatic reply: parcel',
    text: 'I am on leave until Monday 4 May.',
    headers: ['Auto-Submitted: auto-replied'],
    inReplyTo: await idOf(conversation.id),
  })
  expect(await conversations()).toMatchObject([{ status: 'resolved', waitingSince: null }])
})

test('what only sounds like a bounce opens a conversation that waits', async () => {
  await receiveMail(organization, {
    subject: 'Undeliverable: Lamp',
    text: 'The mailbox of bob does not exist. 550 5.1.1 <bob@far.example>',
  })
  expect(await conversations()).toMatchObject([{ status: 'open', waitingSince: expect.any(Date) }])
})

async function idOf(conversationId: string): Promise<string> {
  const message = await asSystem('test', (db) => db.message.findFirst({ where: { conversationId } }))
  return message?.messageId ?? ''
}
