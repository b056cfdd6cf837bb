import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, expect, test } from 'vitest'
import { type Connected, connectScripted, incidentsOf } from '../../test/connected.ts'
import { as, asProduct, promisedJobs } from '../../test/contexts.ts'
import { checkMailboxes } from './check.ts'
import { recordIncident } from './incidents.ts'
import { readMailboxHealth } from './read.ts'

const dayMs = 86_400_000
const dayIn = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10)
process.env.GOOGLE_CLIENT_SECRET_EXPIRES = dayIn(20)
process.env.MICROSOFT_CLIENT_SECRET_EXPIRES = dayIn(90)

withTestDatabase()

let organization: TestOrganization
let gmail: Connected[]
let outlook: Connected

beforeAll(async () => {
  organization = await createOrganization()
  gmail = [
    await connectScripted(organization, { kind: 'gmail' }),
    await connectScripted(organization, { kind: 'gmail' }),
  ]
  outlook = await connectScripted(organization, { kind: 'outlook' })
})

const daysLeft = async (mailboxId: string) => {
  const { expiries } = await as(organization, 'viewer', (ctx) => readMailboxHealth(ctx, mailboxId))
  return expiries.secret && Math.round(expiries.secret.secondsLeft / 86_400)
}

test('health counts down to the end of the secret a mailbox is reached with', async () => {
  expect(await daysLeft(gmail[0]?.mailboxId ?? '')).toBeOneOf([20, 21])
  expect(await daysLeft(outlook.mailboxId)).toBeOneOf([90, 91])
  expect(await daysLeft(organization.mailbox.id)).toBeNull()
})

test('from 30 days before the end every mailbox says so, and the admins hear of it once', async () => {
  await checkMailboxes()
  await checkMailboxes()
  for (const mailbox of gmail)
    expect(await incidentsOf(mailbox)).toMatchObject([
      { code: 'secret_expiring', occurrences: 1, detail: `ends on ${dayIn(20)}` },
    ])
  expect(await incidentsOf(outlook)).toEqual([])
  expect(await promisedJobs(organization, 'tell-alarm')).toHaveLength(1)
})

test('the warning is over when a later end is set', async () => {
  await asProduct(organization, (ctx) => recordIncident(ctx, outlook.mailboxId, 'secret_expiring', 'earlier'))
  await checkMailboxes()
  expect((await incidentsOf(outlook))[0]?.resolvedAt).not.toBeNull()
})
