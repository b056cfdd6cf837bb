import { asOwner, useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { forget } from '@frontdesk/runtime/process/once'
import { beforeAll, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { removeExpired } from './remove-expired.ts'
import { terms } from './terms.ts'

withTestDatabase()

let organization: TestOrganization

beforeAll(async () => {
  organization = await createOrganization()
})

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000)

/** An id as it would have been made that long ago. */
function idAt(days: number): string {
  const hex = daysAgo(days).getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-${newId().slice(14)}`
}

const audit = (days: number, subjectType = 'test') =>
  asSystem('test', (db) =>
    db.auditEntry.create({
      data: {
        id: idAt(days),
        organizationId: organization.id,
        actor: {},
        action: 'test',
        subjectType,
        subjectId: `${subjectType === 'test' ? '' : 'anchor '}${days}`,
        createdAt: daysAgo(days),
      },
    }),
  )

const audited = async () =>
  (
    await asSystem('test', (db) =>
      db.auditEntry.findMany({ where: { action: 'test' }, orderBy: { createdAt: 'asc' } }),
    )
  ).map(({ subjectId }) => subjectId)

test('every term names a table and columns that are there', async () => {
  expect(await removeExpired()).toBe(0)
})

test('what is past its term goes, and what is not stays', async () => {
  const organizationId = organization.id
  const group = {
    service: 'web',
    level: 'error',
    name: 'X',
    message: 'x',
    frame: '',
    count: 1,
    firstSeenAt: daysAgo(200),
  }
  await asSystem('test', async (db) => {
    for (const days of [91, 89]) {
      await db.errorGroup.create({
        data: { ...group, id: newId(), fingerprint: `${days}`, lastSeenAt: daysAgo(days) },
      })
      await db.healthProbe.create({
        data: { part: 'redis', minute: daysAgo(days), up: true, milliseconds: 1 },
      })
      await db.aiCall.create({
        data: {
          id: idAt(days),
          organizationId,
          task: 'draft',
          provider: 'openai',
          model: 'm',
          latencyMs: 1,
          outcome: 'error',
          error: 'no answer',
          createdAt: daysAgo(days),
        },
      })
    }
    for (const days of [2, 0]) {
      await db.idempotencyKey.create({
        data: { organizationId, key: `${days}`, fingerprint: 'x', createdAt: daysAgo(days) },
      })
      const promise = { organizationId, job: 'tell-alarm', payload: {}, notBefore: daysAgo(days) }
      await db.outbox.create({ data: { ...promise, id: newId(), doneAt: daysAgo(days) } })
      // Nobody has kept this one yet, however old it is.
      await db.outbox.create({ data: { ...promise, id: newId() } })
    }
  })
  expect(await removeExpired()).toBe(5)
  const left = await asSystem('test', async (db) => ({
    groups: (await db.errorGroup.findMany()).map(({ fingerprint }) => fingerprint),
    probes: await db.healthProbe.count(),
    calls: (await db.aiCall.findMany({ orderBy: { id: 'asc' } })).map(({ error }) => error),
    keys: (await db.idempotencyKey.findMany()).map(({ key }) => key),
    promises: await db.outbox.count(),
  }))
  expect(left).toEqual({ groups: ['89'], probes: 1, calls: [null, 'no answer'], keys: ['0'], promises: 3 })
})

test('the audit log goes only where a term is set, of a year at least, and compliance records never', async () => {
  for (const days of [800, 500, 364]) await audit(days)
  await audit(900, 'compliance_case')
  await removeExpired()
  expect(await audited()).toEqual(['anchor 900', '800', '500', '364'])
  process.env.AUDIT_RETENTION_DAYS = '600'
  forget('env')
  expect(await removeExpired()).toBe(1)
  expect(await audited()).toEqual(['anchor 900', '500', '364'])
  process.env.AUDIT_RETENTION_DAYS = '30'
  forget('env')
  await expect(removeExpired()).rejects.toThrow('AUDIT_RETENTION_DAYS')
  delete process.env.AUDIT_RETENTION_DAYS
  forget('env')
  expect(await audited()).toEqual(['anchor 900', '500', '364'])
  expect(terms.filter(({ table }) => table.startsWith('compliance'))).toEqual([])
})

test('many workers at once remove each row once, in portions', async () => {
  await asSystem('test', (db) =>
    db.healthProbe.createMany({
      data: Array.from({ length: 120 }, (_, index) => ({
        part: 'redis',
        minute: new Date(daysAgo(100).getTime() - index * 60_000),
        up: true,
        milliseconds: 1,
      })),
    }),
  )
  const probes = terms.filter(({ table }) => table === 'health_probes')
  const removed = await Promise.all(Array.from({ length: 4 }, () => removeExpired(probes, 7)))
  removed.push(await removeExpired(probes, 7))
  expect(removed.reduce((sum, count) => sum + count, 0)).toBe(120)
})

test('a term that cannot be kept is told, and holds up no other', async () => {
  await asSystem('test', (db) =>
    db.healthProbe.create({ data: { part: 'smtp', minute: daysAgo(100), up: true, milliseconds: 1 } }),
  )
  const [broken, ...probes] = [
    { ...(terms.find(({ table }) => table === 'outbox') ?? fail()), table: 'not_there' },
    ...terms.filter(({ table }) => table === 'health_probes'),
  ]
  await expect(removeExpired([broken, ...probes])).rejects.toThrow()
  const { rows } = await asOwner((client) => client.query(`SELECT 1 FROM health_probes WHERE part = 'smtp'`))
  expect(rows).toEqual([])
})

function fail(): never {
  throw new Error('There is no such term')
}
