import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { buildAccountMail } from '../flows/send-account-mail.ts'
import { openAccountMail } from '../identity/account-mail.ts'
import { as, promisedJobs } from '../test/contexts.ts'
import { setCaseState } from './change.ts'
import { createComplianceCase } from './create.ts'
import { readComplianceCase } from './read.ts'
import { tellOverdueCases } from './tell-overdue.ts'

withTestDatabase()

let organization: TestOrganization
let id: string

beforeEach(async () => {
  organization = await createOrganization()
  const { id: conversationId } = await createConversation(organization)
  const opened = await as(organization, 'admin', (ctx) =>
    createComplianceCase(ctx, { conversationId, severity: 'urgent', reason: 'A lamp caught fire' }),
  )
  id = opened.id
})

const dueAgo = (minutes: number) =>
  asSystem('test', (db) =>
    db.complianceCase.update({ where: { id }, data: { dueAt: new Date(Date.now() - minutes * 60_000) } }),
  )
const entries = async () =>
  (await as(organization, 'admin', (ctx) => readComplianceCase(ctx, id))).entries.map(({ kind }) => kind)
const mails = async () =>
  (await promisedJobs(organization, 'send-account-mail')).map(({ payload }) =>
    openAccountMail((payload as { sealed: string }).sealed),
  )

test('a case nobody looked into in time is told to those who may read it, once by however many schedules', async () => {
  await tellOverdueCases()
  expect(await entries()).toEqual(['opened'])
  await dueAgo(1)
  await Promise.all([tellOverdueCases(), tellOverdueCases(), tellOverdueCases(), tellOverdueCases()])
  await tellOverdueCases()
  expect(await entries()).toEqual(['opened', 'overdue'])
  const { owner, admin } = organization.members
  expect((await mails()).map(({ kind, to }) => `${kind} ${to}`).sort()).toEqual(
    [owner, admin].map(({ email }) => `case_overdue ${email}`).sort(),
  )
})

test('another deadline of the same case is told of as well', async () => {
  await dueAgo(5)
  await tellOverdueCases()
  await dueAgo(2)
  await tellOverdueCases()
  expect(await entries()).toEqual(['opened', 'overdue', 'overdue'])
})

test('a case that somebody looks into is not overdue', async () => {
  await dueAgo(1)
  await as(organization, 'admin', (ctx) => setCaseState(ctx, { id, state: 'investigating', reason: '' }))
  await tellOverdueCases()
  expect(await entries()).toEqual(['opened', 'state'])
  expect(await mails()).toEqual([])
})

test('the mail names the case and its place, and nothing of what it is about', async () => {
  await dueAgo(1)
  await tellOverdueCases()
  const [mail] = await mails()
  if (!mail) throw new Error('There is no mail')
  const built = await buildAccountMail(mail, 'desk@ours.example', new Date())
  const raw = Buffer.from(built).toString().replaceAll('=\r\n', '')
  expect(raw).toContain('Compliance case 1 is overdue')
  expect(raw).toContain(`/compliance/${id}`)
  expect(raw).not.toContain('lamp')
})
