import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { parseMail } from '@frontdesk/integrations/email/parse-mail'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { createComplianceCase } from '../../compliance/create.ts'
import { asSystem } from '../../context.ts'
import { sendAccountMail } from '../../flows/send-account-mail.ts'
import { addNote } from '../../notes/add.ts'
import { as, promisedJobs } from '../../test/contexts.ts'
import { withScriptedSmtp } from '../../test/scripted-smtp.ts'
import { markNotificationsRead } from '../mark-read.ts'
import { changeNotificationPreferences } from '../preferences.ts'
import { mailDigests } from './mail-digests.ts'

withTestDatabase()
const smtp = withScriptedSmtp()

let organization: TestOrganization
let conversation: { id: string; number: number }

beforeAll(async () => {
  process.env.WEB_URL = 'https://desk.ours.example'
})
beforeEach(async () => {
  await asSystem('test', (db) => db.notification.deleteMany())
  organization = await createOrganization()
  conversation = await createConversation(organization, { subject: 'Lamp <b>x</b> https://evil.example/a' })
})

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

/** A mention of the agent, so many minutes ago. */
async function mentioned(minutes: number, text = 'A secret word'): Promise<void> {
  const memberId = organization.members.agent.id
  const note = await as(organization, 'admin', (ctx) =>
    addNote(ctx, { conversation: conversation.id, text, mentions: [memberId] }),
  )
  await asSystem('test', (db) =>
    db.notification.updateMany({ where: { causeId: note.id }, data: { createdAt: minutesAgo(minutes) } }),
  )
}

const change = (data: object) =>
  asSystem('test', (db) => db.notification.updateMany({ where: { organizationId: organization.id }, data }))
const promised = async () =>
  (await promisedJobs(organization, 'send-account-mail')).map(({ payload }) => payload as { sealed: string })
async function sendAll(): Promise<void> {
  for (const { sealed } of await promised())
    await sendAccountMail({ organizationId: organization.id, sealed })
}
async function sentText(): Promise<string> {
  const mail = await parseMail(Buffer.from(smtp.mails[0]?.raw ?? ''))
  return `${mail.subject}\n${mail.text}`
}
const presence = (status: string) =>
  asSystem('test', async (db) => {
    const key = { organizationId: organization.id, memberId: organization.members.agent.id }
    await db.memberPresence.deleteMany({ where: key })
    await db.memberPresence.create({ data: { ...key, status, chosen: false, since: new Date() } })
  })

test('what stays unread for a quarter of an hour is mailed to its member, with the way there', async () => {
  await mentioned(14)
  expect(await mailDigests()).toBe(0)
  await change({ createdAt: minutesAgo(16) })
  expect(await mailDigests()).toBe(1)
  await sendAll()
  expect(smtp.mails.map(({ to }) => to)).toEqual([[organization.members.agent.email]])
  const text = await sentText()
  expect(text).toContain(`admin of ${organization.slug} mentioned you in conversation ${conversation.number}`)
  expect(text).toContain(`https://desk.ours.example/inbox/${conversation.number}`)
})

test('neither the words of a note nor what a customer makes of a subject stand in the mail as more than words', async () => {
  await mentioned(20)
  await mailDigests()
  await sendAll()
  const text = await sentText()
  expect(text).toContain('Lamp bx/b')
  expect(text).not.toMatch(/secret|<b>|https:\/\/evil/)
})

test('several schedules at once put a notification into one mail', async () => {
  await mentioned(20)
  await mentioned(30)
  await Promise.all([mailDigests(), mailDigests(), mailDigests(), mailDigests()])
  await mailDigests()
  expect(await promised()).toHaveLength(1)
})

test('a second mail comes an hour after the first at the earliest, with what is new', async () => {
  await mentioned(20)
  await mailDigests()
  await mentioned(20, 'Later')
  await mailDigests()
  expect(await promised()).toHaveLength(1)
  await asSystem('test', (db) =>
    db.notification.updateMany({
      where: { organizationId: organization.id, digestSentAt: { not: null } },
      data: { digestSentAt: minutesAgo(61) },
    }),
  )
  await mailDigests()
  expect(await promised()).toHaveLength(2)
})

test.each([
  ['online', 0],
  ['away', 1],
  ['offline', 1],
])('a member who is %s gets %i mails', async (status, mails) => {
  await mentioned(20)
  await presence(status)
  await mailDigests()
  expect(await promised()).toHaveLength(mails)
})

test('what is read, put off or muted is not mailed, nor is anybody who is disabled', async () => {
  await mentioned(20)
  await change({ readAt: new Date() })
  expect(await mailDigests()).toBe(0)
  await change({ readAt: null, snoozedUntil: minutesAgo(-5) })
  expect(await mailDigests()).toBe(0)
  await change({ snoozedUntil: minutesAgo(1) })
  const { id } = organization.members.agent
  await asSystem('test', (db) => db.member.update({ where: { id }, data: { disabledAt: new Date() } }))
  expect(await mailDigests()).toBe(0)
  await asSystem('test', (db) => db.member.update({ where: { id }, data: { disabledAt: null } }))
  await as(organization, 'agent', (ctx) =>
    changeNotificationPreferences(ctx, { items: [{ kind: 'mention', inApp: true, byMail: false }] }),
  )
  await change({ readAt: new Date() })
  await mentioned(20)
  expect(await mailDigests()).toBe(0)
})

test('what was read before the mail left is not sent any more', async () => {
  await mentioned(20)
  await mailDigests()
  await as(organization, 'agent', (ctx) => markNotificationsRead(ctx, {}))
  await sendAll()
  expect(smtp.mails).toEqual([])
})

test('a job that runs twice sends the same mail under the same Message-ID, never another one', async () => {
  await mentioned(20)
  await mailDigests()
  await sendAll()
  await sendAll()
  const ids = smtp.mails.map(({ raw }) => /^Message-ID: (.+)$/im.exec(raw)?.[1])
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
})

test('a mail says nothing of what a compliance case is about, also one opened after it was claimed', async () => {
  await mentioned(20)
  await mailDigests()
  await as(organization, 'admin', (ctx) =>
    createComplianceCase(ctx, { conversationId: conversation.id, severity: 'high', reason: 'It burned' }),
  )
  await sendAll()
  const text = await sentText()
  expect(text).toContain(`mentioned you in conversation ${conversation.number}.`)
  expect(text).not.toMatch(/Lamp|secret|burned/)
})
