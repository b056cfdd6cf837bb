import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { deliverMessage } from '../flows/deliver-message.ts'
import { as, promisedJobs } from '../test/contexts.ts'
import { type MailFields, receive, receiveMail } from '../test/mails.ts'
import { withScriptedSmtp } from '../test/scripted-smtp.ts'
import { acknowledgeMessage } from './acknowledge-message.ts'
import { changeAcknowledgement } from './acknowledgement.ts'
import { caps } from './may-answer.ts'

withTestDatabase()
const smtp = withScriptedSmtp()

let organization: TestOrganization
const words = 'We have your mail and answer within a day.'

beforeEach(async () => {
  organization = await confirming()
})

async function confirming(): Promise<TestOrganization> {
  const created = await createOrganization()
  await as(created, 'admin', (ctx) =>
    changeAcknowledgement(ctx, { id: created.mailbox.id, enabled: true, text: words }),
  )
  return created
}

/** Does the promised work of an organization that concerns mail leaving by itself, until there is none. */
async function work(of: TestOrganization): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    const jobs = [
      ...(await promisedJobs(of, 'acknowledge-message')),
      ...(await promisedJobs(of, 'deliver-message')),
    ]
    if (jobs.length === 0) return
    for (const { id, job, payload } of jobs) {
      const { messageId } = payload as { messageId: string }
      await (job === 'deliver-message' ? deliverMessage : acknowledgeMessage)({
        organizationId: of.id,
        messageId,
      })
      await asSystem('test', (db) => db.outbox.update({ where: { id }, data: { doneAt: new Date() } }))
    }
  }
}

async function arrive(fields: MailFields = {}, envelopeFrom = 'ada@customer.example') {
  const arrived = await receiveMail(organization, fields, { envelopeFrom })
  await work(organization)
  return arrived
}

const incidents = (of: TestOrganization, code: string) =>
  asSystem('test', (db) => db.mailboxIncident.findMany({ where: { organizationId: of.id, code } }))

test('a new conversation is confirmed once, in words of ours alone, marked as automatic', async () => {
  const { conversation } = await arrive({
    from: 'BUY NOW <ada@customer.example>',
    subject: 'BUY PILLS at evil.example',
    text: 'BUY THEM at evil.example',
  })
  expect(smtp.mails.map(({ to }) => to)).toEqual([['ada@customer.example']])
  const raw = smtp.mails[0]?.raw ?? ''
  expect(raw).toContain(words)
  expect(raw).not.toMatch(/BUY|evil/i)
  expect(raw).toMatch(/^Auto-Submitted: auto-replied/m)
  expect(raw).toMatch(/^X-Auto-Response-Suppress: All/m)
  expect(raw).toMatch(/^X-Frontdesk-Automatic: /m)
  const row = await asSystem('test', (db) =>
    db.conversation.findUniqueOrThrow({ where: { id: conversation.id } }),
  )
  expect(row.waitingSince).not.toBeNull()
  expect(row.preview).toContain('BUY THEM')
})

test('a conversation whose job runs in several places at once is confirmed once', async () => {
  const { message } = await receiveMail(organization, {}, { envelopeFrom: 'ada@customer.example' })
  const job = { organizationId: organization.id, messageId: message.id }
  await Promise.all(Array.from({ length: 5 }, () => acknowledgeMessage(job)))
  await work(organization)
  expect(smtp.mails).toHaveLength(1)
})

test('nothing leaves by itself from a mailbox that was not told to', async () => {
  await as(organization, 'admin', (ctx) =>
    changeAcknowledgement(ctx, { id: organization.mailbox.id, enabled: false, text: words }),
  )
  await arrive()
  expect(smtp.mails).toEqual([])
})

test.each<[string, MailFields, string]>([
  ['an automatic answer', { headers: ['Auto-Submitted: auto-replied'] }, 'ada@customer.example'],
  ['bulk mail', { headers: ['Precedence: bulk'] }, 'ada@customer.example'],
  ['a list', { headers: ['List-Id: <news.example>'] }, 'ada@customer.example'],
  ['a suppressed answer', { headers: ['X-Auto-Response-Suppress: OOF, AutoReply'] }, 'ada@customer.example'],
  ['the null sender', {}, ''],
  [
    'a mail server',
    { from: 'mailer-daemon@mx.example', subject: 'failure notice' },
    'mailer-daemon@mx.example',
  ],
])('A28: %s is not answered', async (_, fields, envelopeFrom) => {
  await arrive(fields, envelopeFrom)
  expect(smtp.mails).toEqual([])
})

test('A27: a thousand forged tickets of one victim bring a few confirmations, of many victims no more than the cap', async () => {
  for (let ticket = 0; ticket < caps.recipientPerDay + 3; ticket += 1) {
    await arrive({ subject: `Ticket ${ticket}`, headers: [`X-Ticket: ${ticket}`], text: `Attack ${ticket}` })
  }
  expect(smtp.mails.length).toBeLessThanOrEqual(caps.recipientPerDay)
  await asSystem('test', (db) =>
    db.automaticMail.createMany({
      data: Array.from({ length: caps.organizationPerHour }, (_, index) => ({
        id: newId(),
        organizationId: organization.id,
        kind: 'acknowledgement',
        recipient: `victim${index}@home.example`,
        verdict: 'sent',
      })),
    }),
  )
  const before = smtp.mails.length
  for (const victim of ['one', 'two', 'three']) {
    await arrive({ from: `${victim}@victims.example`, subject: victim }, `${victim}@victims.example`)
  }
  expect(smtp.mails.length).toBe(before)
  expect(await incidents(organization, 'automatic_mail_capped')).toHaveLength(1)
  expect(await promisedJobs(organization, 'tell-alarm')).not.toHaveLength(0)
})

/** Carries everything that was sent to the mailboxes it is addressed to, until nothing moves. */
async function carry(between: TestOrganization[]): Promise<number> {
  let carried = 0
  for (let turn = 0; turn < 30; turn += 1) {
    for (const one of between) await work(one)
    const moving = smtp.mails.splice(0)
    if (moving.length === 0) return carried
    for (const { to, raw } of moving) {
      carried += 1
      const target = between.find(({ mailbox }) => to.some((address) => address === mailbox.address))
      if (!target) continue
      const from = /^From:[^<]*<([^>]+)>/m.exec(raw)?.[1] ?? ''
      await receive(target, { raw: Buffer.from(raw, 'latin1'), envelopeFrom: from })
    }
  }
  return carried
}

test('fault 28: two mailboxes of ours that face each other exchange one confirmation at most', async () => {
  const other = await confirming()
  const started = await receiveMail(
    organization,
    { from: other.mailbox.address, subject: 'Hello' },
    { envelopeFrom: other.mailbox.address },
  )
  expect(started.message.autoKind).toBe('human')
  expect(await carry([organization, other])).toBeLessThanOrEqual(1)
})

test('fault 28: a robot that hides what it is and opens a new conversation each time is muted, and admins hear of it once', async () => {
  const robot = 'robot@elsewhere.example'
  let answered = 0
  for (let turn = 0; turn < 8; turn += 1) {
    await arrive({ from: robot, subject: `Your mail ${turn}`, text: `We got your mail ${turn}` }, robot)
    answered += smtp.mails.splice(0).length
  }
  expect(answered).toBeLessThanOrEqual(caps.recipientPerDay)
  expect(await incidents(organization, 'mail_loop')).toHaveLength(1)
  expect(await promisedJobs(organization, 'tell-alarm')).toHaveLength(1)
  const verdicts = await asSystem('test', (db) =>
    db.automaticMail.findMany({ where: { organizationId: organization.id, kind: 'mute' } }),
  )
  expect(verdicts).toHaveLength(1)
})

test('fault 28: a customer whose address bounces is confirmed once and then no more', async () => {
  smtp.expect({ rcpt: () => '550 5.1.1 no such user' })
  const { conversation } = await arrive()
  expect(smtp.mails).toEqual([])
  await arrive({ subject: 'Again', text: 'Again' })
  expect(smtp.mails).toEqual([])
  const row = await asSystem('test', (db) =>
    db.conversation.findUniqueOrThrow({ where: { id: conversation.id } }),
  )
  expect(row.status).toBe('open')
  const events = await asSystem('test', (db) =>
    db.conversationEvent.findMany({ where: { conversationId: conversation.id, type: 'delivery_failed' } }),
  )
  expect(events).toEqual([])
})

test('questions asked at the same moment never exceed a cap', async () => {
  const arrived = []
  for (let at = 0; at < 6; at += 1) {
    arrived.push(await receiveMail(organization, { subject: `Together ${at}`, text: `Together ${at}` }))
  }
  await Promise.all(
    arrived.map(({ message }) =>
      acknowledgeMessage({ organizationId: organization.id, messageId: message.id }),
    ),
  )
  const sent = await asSystem('test', (db) =>
    db.automaticMail.count({ where: { organizationId: organization.id, verdict: 'sent' } }),
  )
  expect(sent).toBeLessThanOrEqual(caps.recipientPerDay)
  expect(sent).toBeGreaterThan(0)
})
