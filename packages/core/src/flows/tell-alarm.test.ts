import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { parseMail } from '@frontdesk/integrations/email/parse-mail'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { openAccountMail } from '../identity/account-mail.ts'
import { alarmCaps } from '../mailboxes/alarm/mail-breaker.ts'
import { changeAlarmWebhook, readAlarmWebhook, removeAlarmWebhook } from '../mailboxes/alarm/webhook.ts'
import { type IncidentCode, recordIncident, resolveIncidents } from '../mailboxes/health/incidents.ts'
import { connectScripted } from '../test/connected.ts'
import { as, asProduct, auditEntries, promisedJobs } from '../test/contexts.ts'
import { withScriptedSmtp } from '../test/scripted-smtp.ts'
import { sendAccountMail } from './send-account-mail.ts'
import { tellAlarm } from './tell-alarm.ts'

withTestDatabase()
const smtp = withScriptedSmtp()

let organization: TestOrganization
let incidentId: string

beforeEach(async () => {
  organization = await createOrganization()
  for (let time = 0; time < 3; time += 1)
    await asProduct(organization, (ctx) =>
      recordIncident(ctx, organization.mailbox.id, 'access_lost', 'invalid_grant'),
    )
  const [job, ...others] = await promisedJobs(organization, 'tell-alarm')
  expect(others).toEqual([])
  incidentId = (job?.payload as { incidentId: string } | undefined)?.incidentId ?? ''
})

const tell = () => tellAlarm({ organizationId: organization.id, incidentId })
const mails = () => promisedJobs(organization, 'send-account-mail')
async function sendAll(): Promise<void> {
  for (const { payload } of await mails())
    await sendAccountMail({ organizationId: organization.id, sealed: (payload as { sealed: string }).sealed })
}

test('every owner and admin gets one mail, however often and at once the job runs, and nobody else', async () => {
  await Promise.all(Array.from({ length: 5 }, tell))
  await tell()
  await sendAll()
  expect(smtp.mails.flatMap(({ to }) => to).sort()).toEqual(
    [organization.members.admin.email, organization.members.owner.email].sort(),
  )
  const read = await Promise.all(smtp.mails.map(({ raw }) => parseMail(Buffer.from(raw, 'latin1'))))
  expect(new Set(read.map(({ messageId }) => messageId)).size).toBe(2)
  expect(read[0]?.subject).toBe(`${organization.mailbox.address} needs your attention`)
  expect(read[0]?.text).toContain('Connect the mailbox again')
  expect(read[0]?.text).toContain(`/settings/mailboxes/${organization.mailbox.id}`)
})

test('an alarm that is over is not told any more', async () => {
  await tell()
  await asProduct(organization, (ctx) => resolveIncidents(ctx, organization.mailbox.id, ['access_lost']))
  await sendAll()
  expect(smtp.mails).toEqual([])
  const before = (await mails()).length
  await tell()
  expect(await mails()).toHaveLength(before)
})

test('A39: a webhook inside our own network is never called, and the admins are told all the same', async () => {
  await asSystem('test', (db) =>
    db.organization.update({ where: { id: organization.id }, data: { alarmWebhookUrl: null } }),
  )
  for (const url of ['https://127.0.0.1/x', 'https://169.254.169.254/x', 'https://[::ffff:10.0.0.1]/x']) {
    await as(organization, 'admin', (ctx) => changeAlarmWebhook(ctx, { url }))
    await expect(tell()).rejects.toMatchObject({ name: 'UnsafeDestination' })
  }
  expect(await mails()).toHaveLength(2)
  expect((await as(organization, 'admin', readAlarmWebhook)).lastResult).toMatchObject({
    works: false,
    test: false,
    text: 'The address is not on the public internet',
  })
})

test('the secret of a webhook is shown once, kept sealed, and goes with the address', async () => {
  const { secret } = await as(organization, 'admin', (ctx) =>
    changeAlarmWebhook(ctx, { url: 'https://hooks.example/desk' }),
  )
  const row = await asSystem('test', (db) =>
    db.organization.findUniqueOrThrow({ where: { id: organization.id } }),
  )
  expect(row.alarmWebhookSecret).not.toContain(secret)
  expect(await as(organization, 'admin', readAlarmWebhook)).toEqual({
    url: 'https://hooks.example/desk',
    lastResult: null,
  })
  await expect(
    as(organization, 'admin', (ctx) => changeAlarmWebhook(ctx, { url: 'http://hooks.example' })),
  ).rejects.toMatchObject({ code: 'invalid' })
  await as(organization, 'admin', removeAlarmWebhook)
  expect(await as(organization, 'admin', readAlarmWebhook)).toEqual({ url: null, lastResult: null })
  expect(await auditEntries(organization, 'alarm_webhook.change')).toHaveLength(2)
})

/** Trouble of this kind begins, is told and is over, and the mails that were promised for it. */
async function comeAndGo(code: IncidentCode, mailboxId: string): Promise<number> {
  const before = (await mails()).length
  await asProduct(organization, (ctx) => recordIncident(ctx, mailboxId, code, 'once more'))
  const { id } = await asSystem('test', (db) =>
    db.mailboxIncident.findFirstOrThrow({ where: { mailboxId, code, resolvedAt: null } }),
  )
  await tellAlarm({ organizationId: organization.id, incidentId: id })
  await asProduct(organization, (ctx) => resolveIncidents(ctx, mailboxId, [code]))
  return (await mails()).length - before
}

const wordsOfLast = async () => {
  const { payload } = (await mails()).at(-1) ?? {}
  return openAccountMail((payload as { sealed: string }).sealed)
}

test('trouble that comes and goes is mailed a few times a day, the last time with a word about it', async () => {
  const sent: number[] = []
  for (let time = 0; time < alarmCaps.ofAKindADay; time += 1)
    sent.push(await comeAndGo('silent', organization.mailbox.id))
  expect(await wordsOfLast()).toMatchObject({ text: expect.stringContaining('not mailed for some time') })
  sent.push(await comeAndGo('silent', organization.mailbox.id))
  expect(sent).toEqual([2, 2, 2, 0])
  expect(await comeAndGo('watch_lapsed', organization.mailbox.id)).toBe(2)
})

test("trouble of all mailboxes at once fills nobody's inbox", async () => {
  const boxes = await Promise.all(
    Array.from({ length: alarmCaps.anHour + 5 }, () => connectScripted(organization)),
  )
  const sent: number[] = []
  for (const { mailboxId } of boxes) sent.push(await comeAndGo('access_lost', mailboxId))
  expect(sent.filter((count) => count > 0)).toHaveLength(alarmCaps.anHour)
  await asSystem('test', (db) =>
    db.mailboxIncident.updateMany({
      where: { organizationId: organization.id, toldAt: { not: null } },
      data: { toldAt: new Date(Date.now() - 2 * 3_600_000) },
    }),
  )
  expect(await comeAndGo('silent', organization.mailbox.id)).toBe(2)
})
