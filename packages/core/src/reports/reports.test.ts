import { asOwner, useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { asSystem, type OrgContext } from '../context.ts'
import { assign } from '../conversations/assign.ts'
import { setStatus } from '../conversations/set-status.ts'
import { as, asProduct } from '../test/contexts.ts'
import { expectedCounts, rawRows, storedCounts } from '../test/reports/day-counts.ts'
import { age, answer, histories, live, openOne } from '../test/reports/histories.ts'
import { markDays } from './counting/mark-days.ts'
import { countOrganization, keepCounted } from './keep-counted.ts'
import { readDaily } from './read-daily.ts'
import { recountOrganization } from './recount.ts'
import { noteTouched } from './touch.ts'

withTestDatabase()

let organization: TestOrganization
const timeZone = 'Europe/Berlin'

beforeEach(async () => {
  organization = await createOrganization()
  await asSystem('test', (db) =>
    db.organization.update({ where: { id: organization.id }, data: { timeZone } }),
  )
})

const asAgent = <T>(run: (ctx: OrgContext) => Promise<T>) => as(organization, 'agent', run)
const open = () => openOne(organization)

const expectExact = async (zone = timeZone) =>
  expect(await storedCounts(organization.id)).toEqual(expectedCounts(await rawRows(organization.id), zone))

test('whatever happens, in whatever order and however often counted between, days hold what raw rows say', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (happened) => {
      organization = await createOrganization()
      await asSystem('test', (db) =>
        db.organization.update({ where: { id: organization.id }, data: { timeZone } }),
      )
      await live(organization, happened)
      await countOrganization(organization.id)
      await expectExact()
      expect(await recountOrganization(organization.id)).toBe(0)
    }),
    { numRuns: 4 },
  )
}, 60_000)

test('several workers that count while others write leave the days exact', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, open))
  await Promise.all([
    ...ids.map((id, index) => answer(organization, id, index % 2 === 0)),
    ...Array.from({ length: 4 }, () => countOrganization(organization.id)),
    ...ids.map((id) => asAgent((ctx) => assign(ctx, { conversation: id, assigneeId: 'me' }))),
  ])
  await Promise.all([countOrganization(organization.id), keepCounted()])
  await countOrganization(organization.id)
  await expectExact()
  expect(await storedCounts(organization.id)).not.toEqual({})
})

test('a worker that dies after taking what was noted takes nothing away', async () => {
  const id = await open()
  await answer(organization, id, true)
  const dying = asProduct(organization, async (ctx) => {
    expect(await markDays(ctx)).toBeGreaterThan(0)
    throw new Error('killed')
  })
  await expect(dying).rejects.toThrow('killed')
  await countOrganization(organization.id)
  await expectExact()
})

test('a day that cannot be counted keeps neither other days nor other organizations from their turn', async () => {
  const [id, older] = [await open(), await open()]
  await age(organization, older, 100)
  const next = await createOrganization()
  await openOne(next)
  await asOwner((client) =>
    client.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.organization_id = '${organization.id}' AND NEW.day > current_date - 2 THEN RAISE 'too much'; END IF;
        RETURN NEW; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON rollups FOR EACH ROW EXECUTE FUNCTION refuse()`),
  )
  for (const _ of [1, 2]) await keepCounted()
  await asOwner((client) => client.query('DROP FUNCTION refuse CASCADE'))
  const daysOf = (organizationId: string) =>
    asSystem('test', (db) => db.rollup.count({ where: { organizationId } }))
  expect(await daysOf(organization.id)).toBeGreaterThan(0)
  expect(await daysOf(next.id)).toBeGreaterThan(0)
  await answer(organization, id, true)
  await countOrganization(organization.id)
  await expectExact()
})

test('a change that is taken back is not counted, and none is noted', async () => {
  const id = await open()
  await countOrganization(organization.id)
  const failing = asAgent(async (ctx) => {
    await setStatus(ctx, { conversation: id, status: 'resolved' })
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  const left = await asSystem('test', (db) =>
    db.rollupTouch.count({ where: { organizationId: organization.id } }),
  )
  expect(left).toBe(0)
  await expectExact()
})

test('a nightly recount repairs what was changed past the verbs, and says in how many days', async () => {
  const [gone, kept] = [await open(), await open()]
  await answer(organization, gone, true)
  await answer(organization, kept, false)
  await age(organization, gone, 72)
  await countOrganization(organization.id)
  await asSystem('test', async (db) => {
    await db.draftReview.deleteMany({ where: { conversationId: gone } })
    await db.conversation.delete({ where: { id: gone } })
  })
  expect(await recountOrganization(organization.id)).toBeGreaterThan(0)
  await expectExact()
  expect(await recountOrganization(organization.id)).toBe(0)
  const repaired = await asSystem('test', (db) =>
    db.rollupDay.count({ where: { organizationId: organization.id, repairedRows: { gt: 0 } } }),
  )
  expect(repaired).toBeGreaterThan(0)
})

test('after a change of the time zone every day is counted by the new clocks', async () => {
  const ids = [await open(), await open(), await open()]
  for (const [index, id] of ids.entries()) {
    await answer(organization, id, true)
    await age(organization, id, 7 + index * 30)
  }
  await countOrganization(organization.id)
  const zone = 'Pacific/Kiritimati'
  await asSystem('test', (db) =>
    db.organization.update({ where: { id: organization.id }, data: { timeZone: zone } }),
  )
  await keepCounted()
  const dirty = await asSystem('test', (db) =>
    db.rollupDay.findMany({ where: { organizationId: organization.id, timeZone: { not: zone } } }),
  )
  expect(dirty).toEqual([])
  await countOrganization(organization.id)
  await expectExact(zone)
})

test('an organization whose past was never counted is counted whole', async () => {
  const id = await open()
  await answer(organization, id, true)
  await asSystem('test', (db) => db.rollupTouch.deleteMany({ where: { organizationId: organization.id } }))
  await keepCounted()
  await expectExact()
  expect(Object.keys(await storedCounts(organization.id))).not.toHaveLength(0)
})

test('a report tells days, sums and names, and says until when it is counted', async () => {
  const [slow, quick] = [await open(), await open()]
  await answer(organization, quick, true)
  await asAgent((ctx) => assign(ctx, { conversation: slow, assigneeId: 'me' }))
  // As in an organization from before anything was counted.
  const where = { organizationId: organization.id }
  const first = await asSystem('test', async (db) => {
    await db.rollupTouch.deleteMany({ where })
    return db.message.aggregate({ where, _min: { createdAt: true } })
  })
  const before = await asAgent((ctx) => readDaily(ctx, { days: 7, by: 'team' }))
  expect(before.countedUntil).toBe(first._min.createdAt?.toISOString())
  await countOrganization(organization.id)
  const { days, total, groups, ...report } = await as(organization, 'viewer', (ctx) =>
    readDaily(ctx, { days: 7, by: 'member' }),
  )
  expect(days).toHaveLength(7)
  expect(days.at(-1)).toMatchObject({ day: report.to, opened: 2, resolved: 1, repliesByPeople: 1 })
  expect(total).toMatchObject({ opened: 2, firstResponse: { count: 1 }, resolution: { count: 1 } })
  expect(groups).toHaveLength(2)
  expect(groups).toContainEqual(
    expect.objectContaining({ name: organization.members.agent.name, opened: 1, repliesByPeople: 1 }),
  )
  expect(groups).toContainEqual(expect.objectContaining({ key: '', name: null, opened: 1, resolved: 1 }))
  const read = async () =>
    Date.parse((await asAgent((ctx) => readDaily(ctx, { days: 7, by: 'team' }))).countedUntil)
  const until = await read()
  await answer(organization, slow, false)
  expect(await read()).toBeGreaterThan(until)
  const noted = await asSystem('test', (db) =>
    db.rollupTouch.aggregate({ where: { organizationId: organization.id }, _min: { at: true } }),
  )
  expect(await read()).toBe(noted._min.at?.getTime())
})

/** A conversation whose customer wrote, and was answered, at these moments. */
async function past(asked: string, answered: string): Promise<string> {
  const { id, messageId } = await createConversation(organization, { at: new Date(asked) })
  const { id: authorId } = organization.members.agent
  await asSystem('test', async (db) => {
    await db.message.update({ where: { id: messageId }, data: { createdAt: new Date(asked) } })
    await db.message.create({
      data: {
        id: newId(),
        organizationId: organization.id,
        conversationId: id,
        mailboxId: organization.mailbox.id,
        authorId,
        sequence: 2,
        direction: 'outbound',
        fromAddress: organization.mailbox.address,
        text: 'It comes.',
        sentAt: new Date(answered),
        createdAt: new Date(answered),
      },
    })
  })
  await asProduct(organization, (ctx) => noteTouched(ctx, [id]))
  return id
}

const figuresOf = async (day: string) => {
  const { total } = await as(organization, 'viewer', (ctx) =>
    readDaily(ctx, { from: day, to: day, days: 1, by: 'team' }),
  )
  return total
}

test('a first answer is measured in the open hours of what was promised, without its pauses', async () => {
  const id = await past('2026-11-13T15:50:00Z', '2026-11-16T08:10:00Z')
  const hours = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }))
  await asSystem('test', (db) =>
    db.slaClock.create({
      data: {
        id: newId(),
        organizationId: organization.id,
        conversationId: id,
        kind: 'first',
        terms: { calendar: { timeZone, hours, holidays: [] } },
        minutes: 60,
        startedAt: new Date('2026-11-13T15:50:00Z'),
        dueAt: new Date('2026-11-16T08:50:00Z'),
        metAt: new Date('2026-11-16T08:10:00Z'),
        pauses: [{ from: '2026-11-16T08:05:00Z', to: '2026-11-16T08:08:00Z' }],
      },
    }),
  )
  await countOrganization(organization.id)
  const answered = await figuresOf('2026-11-16')
  expect(answered.firstResponse).toMatchObject({ count: 1, mean: (10 + 10 - 3) * 60 })
  expect(answered.slaMet).toBe(0)
  expect(await figuresOf('2026-11-13')).toMatchObject({ opened: 1, slaMet: 1, slaBreached: 0 })
})

test('on the longest day of the year every hour belongs to one day, and what arrives late to its own', async () => {
  await past('2026-10-24T21:59:59Z', '2026-10-24T22:00:00Z')
  await past('2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z')
  await countOrganization(organization.id)
  const days = ['2026-10-24', '2026-10-25', '2026-10-26']
  const opened = async () =>
    (await Promise.all(days.map(figuresOf))).map((day) => [day.opened, day.repliesByPeople])
  expect(await opened()).toEqual([
    [1, 0],
    [1, 1],
    [0, 1],
  ])
  await past('2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z')
  await countOrganization(organization.id)
  expect(await opened()).toEqual([
    [2, 0],
    [1, 1],
    [0, 2],
  ])
  await expectExact()
})
