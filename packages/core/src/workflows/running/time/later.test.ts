import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem, type OrgContext } from '../../../context.ts'
import { databaseTime } from '../../../database-time.ts'
import { createCalendar } from '../../../sla/calendars/write.ts'
import { as, asProduct } from '../../../test/contexts.ts'
import { later } from './later.ts'

withTestDatabase()

let organization: TestOrganization
let conversation: string

beforeEach(async () => {
  organization = await createOrganization()
  conversation = (await createConversation(organization)).id
})

const dayMinutes = 24 * 60
const always = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }))

/** Minutes from now until so many open minutes have passed. */
const waitFor = (minutes: number, openHours = true) =>
  asProduct(organization, async (ctx: OrgContext) => {
    const [due, now] = [await later(ctx, conversation, { minutes, openHours }), await databaseTime(ctx)]
    return Math.round((due.getTime() - now.getTime()) / 60_000)
  })

const openOn = (day: Date) => [{ day: day.getUTCDay() || 7, from: '00:00', to: '24:00' }]
const today = () => new Date()
const hoursOf = (hours: object) =>
  asSystem('test', (db) =>
    db.organization.update({
      where: { id: organization.id },
      data: { timeZone: 'UTC', businessHours: hours as never },
    }),
  )
const calendar = (
  name: string,
  hours: typeof always,
  holidays: { date: string; name: string; everyYear: boolean }[] = [],
) => as(organization, 'admin', (ctx) => createCalendar(ctx, { name, timeZone: 'UTC', hours, holidays }))

test('counts by the clock, or by the business hours where the organization keeps no calendar', async () => {
  await hoursOf(always)
  expect(await waitFor(90, false)).toBe(90)
  expect(await waitFor(3 * dayMinutes)).toBe(3 * dayMinutes)
})

test('counts by the calendar the organization keeps for its promises, holidays left out', async () => {
  await hoursOf(openOn(today()))
  const tomorrow = new Date(Date.now() + dayMinutes * 60_000).toISOString().slice(0, 10)
  await calendar('Round the clock', always, [{ date: tomorrow, name: 'A holiday', everyYear: false }])
  expect(await waitFor(2 * dayMinutes)).toBe(3 * dayMinutes)
})

test('counts by the calendar of the promise that was made for the conversation', async () => {
  await calendar('Another', openOn(today()))
  const terms = { calendar: { timeZone: 'UTC', hours: always, holidays: [] } }
  await asSystem(
    'test',
    (db) => db.$executeRaw`
      INSERT INTO sla_clocks (id, organization_id, conversation_id, kind, terms, minutes, started_at)
      VALUES (gen_random_uuid(), ${organization.id}::uuid, ${conversation}::uuid, 'first',
        ${JSON.stringify(terms)}::jsonb, 60, now())`,
  )
  expect(await waitFor(2 * dayMinutes)).toBe(2 * dayMinutes)
})
