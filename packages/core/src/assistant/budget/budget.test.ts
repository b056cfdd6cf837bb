import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { recordAiCalls } from '../../classification/record-ai-calls.ts'
import { sendAccountMail } from '../../flows/send-account-mail.ts'
import { tellBudget } from '../../flows/tell-budget.ts'
import { as, asProduct, promisedJobs } from '../../test/contexts.ts'
import { withScriptedSmtp } from '../../test/scripted-smtp.ts'
import { changeBudget } from './change.ts'
import { readBudget } from './read.ts'

withTestDatabase()
const smtp = withScriptedSmtp()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

const budget = (monthly: number | null) => as(organization, 'admin', (ctx) => changeBudget(ctx, { monthly }))
const alarms = () => promisedJobs(organization, 'tell-budget')
const spend = (costMicros: number | null) =>
  asProduct(organization, (ctx) => {
    const used = { inputTokens: 1, outputTokens: 1, cachedTokens: 0, estimatedTokens: 1, promptVersion: 0 }
    const call = { task: 'draft', provider: 'openai', model: 'm', latencyMs: 1, outcome: 'ok' } as const
    return recordAiCalls(ctx, null, [{ ...call, ...used, costMicros }])
  })

test('alarms are told once at 80 % and at 100 %, to owners and admins', async () => {
  await budget(1)
  await spend(700_000)
  expect(await alarms()).toHaveLength(0)
  await spend(150_000)
  await spend(10_000)
  expect(await alarms()).toHaveLength(1)
  await spend(200_000)
  const told = await alarms()
  expect(told).toHaveLength(2)
  const tell = ({ payload }: (typeof told)[number]) =>
    tellBudget({ organizationId: organization.id, ...(payload as { alarmId: string }) })
  await Promise.all([...told, ...told, ...told].map(tell))
  const mails = await promisedJobs(organization, 'send-account-mail')
  expect(mails).toHaveLength(4)
  smtp.mails.splice(0)
  for (const { payload } of mails) {
    await sendAccountMail({ organizationId: organization.id, sealed: (payload as { sealed: string }).sealed })
  }
  expect(smtp.mails.map(({ raw }) => /Subject: (.*)\r/.exec(raw)?.[1]).sort()).toEqual([
    'The assistant has used 80% of its budget',
    'The assistant has used 80% of its budget',
    "The assistant's budget is used up",
    "The assistant's budget is used up",
  ])
  expect(await as(organization, 'admin', readBudget)).toMatchObject({
    state: 'used_up',
    alarms: [
      { percent: 80, told: true },
      { percent: 100, told: true },
    ],
  })
})

test('a raised budget ends the alarms of the old one, and is watched anew', async () => {
  await budget(1)
  await spend(900_000)
  await budget(2)
  expect((await as(organization, 'admin', readBudget)).alarms).toEqual([])
  await spend(700_000)
  expect(await as(organization, 'admin', readBudget)).toMatchObject({
    state: 'near',
    alarms: [{ percent: 80 }],
  })
  expect(await alarms()).toHaveLength(2)
})

test('counts what was spent this month only, by this organization only, and says what has no price', async () => {
  await budget(1)
  await spend(300_000)
  await spend(null)
  await asProduct(organization, (ctx) =>
    ctx.db.aiCall.updateMany({
      where: { costMicros: 300_000 },
      data: { createdAt: new Date('2020-01-31T23:59:59Z') },
    }),
  )
  expect(await as(organization, 'admin', readBudget)).toMatchObject({
    spent: 0,
    unpricedCalls: 1,
    state: 'within',
  })
  await spend(200_000)
  expect(await as(organization, 'admin', readBudget)).toMatchObject({ spent: 0.2 })
  const other = await createOrganization()
  expect(await as(other, 'admin', readBudget)).toMatchObject({ spent: 0, monthly: null, state: 'unlimited' })
})
