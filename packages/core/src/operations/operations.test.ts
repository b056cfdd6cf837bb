import { createServer } from 'node:net'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { env } from '@frontdesk/runtime/env'
import { takeNoted } from '@frontdesk/runtime/errors/noted'
import { newId } from '@frontdesk/runtime/id'
import { logger, setServiceName, withLogContext } from '@frontdesk/runtime/logger'
import { counter, histogram } from '@frontdesk/runtime/metrics'
import { forget } from '@frontdesk/runtime/process/once'
import { beforeAll, expect, test } from 'vitest'
import { asSystem, closeDatabase } from '../context.ts'
import type { Role } from '../permissions.ts'
import { auditEntries } from '../test/contexts.ts'
import { listErrorGroups } from './errors/list.ts'
import { recordErrors } from './errors/record.ts'
import { settleErrorGroup } from './errors/settle.ts'
import { latencyAt, latencyBounds } from './figures/latency.ts'
import { readFigures } from './figures/read.ts'
import { sampleFigures } from './figures/sample.ts'
import type { Probe } from './probe.ts'
import { errorBudget } from './uptime/budget.ts'
import { type Part, parts, probeSmtp } from './uptime/parts.ts'
import { readUptime } from './uptime/read.ts'
import { recordProbes } from './uptime/record.ts'

withTestDatabase()

let first: TestOrganization
let later: TestOrganization

beforeAll(async () => {
  first = await createOrganization()
  later = await createOrganization()
  await asSystem('test', (db) =>
    db.organization.update({ where: { id: first.id }, data: { createdAt: new Date(0) } }),
  )
})

const whoOf = (organization: TestOrganization, role: Role = 'admin') => {
  const { id: memberId, name } = organization.members[role]
  return { organizationId: organization.id, actor: { type: 'member', memberId, name, role } as const }
}

const listed = async (organization = first, muted = false) =>
  (await listErrorGroups(whoOf(organization), { limit: 50, muted })).items

/** Logs an error of this name about something, twice. */
function fail(name: string, requestId: string): void {
  const failure = (about: string) => Object.assign(new Error(`${about} could not be sent`), { name })
  withLogContext({ requestId }, () => {
    logger.error(
      { error: failure('Mail 0198b2f0-0000-7000-8000-00000000dead to anna@shop.example') },
      'failed',
    )
    logger.error(
      { error: failure('Mail 0198b2f0-1111-7000-8000-00000000beef to bert@home.example') },
      'failed',
    )
  })
}

test('errors that are the same are counted as one, without what they were about', async () => {
  takeNoted()
  setServiceName('worker')
  fail('Refused', 'r-1')
  expect(await recordErrors()).toBe(1)
  fail('Refused', 'r-2')
  await recordErrors()
  const group = (await listed()).find(({ name }) => name === 'Refused')
  expect(group).toMatchObject({
    service: 'worker',
    level: 'error',
    message: 'failed: Mail <id> to <address> could not be sent',
    count: 4,
    countSince: 4,
    requestIds: ['r-2', 'r-1'],
    state: 'new',
  })
  expect(group?.frame).toContain('packages/core/src/operations/operations.test.ts')
})

test('only who runs the installation sees errors, and the others find none by id either', async () => {
  fail('Elsewhere', 'r-3')
  await recordErrors()
  const id = (await listed()).find(({ name }) => name === 'Elsewhere')?.id ?? ''
  expect(await listed(later)).toEqual([])
  await expect(settleErrorGroup(whoOf(later), id, 'muted')).rejects.toMatchObject({ code: 'not_found' })
  await expect(listErrorGroups(whoOf(first, 'agent'), { limit: 1, muted: false })).rejects.toMatchObject({
    code: 'forbidden',
  })
  process.env.OPERATORS = `somebody@else.example, ${later.members.admin.email.toUpperCase()}`
  forget('env')
  expect((await listed(later)).map((group) => group.id)).toContain(id)
  expect(await listed(first)).toEqual([])
  delete process.env.OPERATORS
  forget('env')
})

test('what was seen or muted stays so when it comes again, and the choice is audited', async () => {
  fail('Known', 'r-4')
  await recordErrors()
  const find = async (muted = false) => (await listed(first, muted)).find(({ name }) => name === 'Known')
  const id = (await find())?.id ?? ''
  await settleErrorGroup(whoOf(first), id, 'seen')
  expect(await find()).toMatchObject({ state: 'seen', count: 2, countSince: 0 })
  fail('Known', 'r-5')
  await recordErrors()
  expect(await find()).toMatchObject({ state: 'seen', count: 4, countSince: 2 })
  await settleErrorGroup(whoOf(first), id, 'muted')
  expect(await find()).toBeUndefined()
  expect(await find(true)).toMatchObject({ state: 'muted' })
  expect(await auditEntries(first, 'error_group.settled')).toHaveLength(2)
})

test('while the database is away errors and probes are held, and written once it is back', async () => {
  const url = env.DATABASE_SYSTEM_URL
  const away = async (to: string) => {
    await closeDatabase()
    process.env.DATABASE_SYSTEM_URL = to
    forget('env')
  }
  await away('postgresql://nobody@127.0.0.1:1/nothing')
  fail('Held', 'r-6')
  expect(await recordErrors()).toBe(0)
  await recordProbes(new Date(Date.now() - 120_000), probes({ database: 'down', web_ready: 'down' }))
  await away(url)
  await recordProbes(new Date(), probes({}))
  expect(await recordErrors()).toBeGreaterThan(0)
  expect((await listed()).find(({ name }) => name === 'Held')).toMatchObject({ count: 2 })
  const { parts: shown, budget } = await readUptime(whoOf(first))
  const database = shown.find(({ part }) => part === 'database')
  expect(database).toMatchObject({ state: 'up', uptime: { 1: 0.5, 30: 0.5 } })
  expect(budget).toMatchObject({ downMinutes: 1, objective: 99.9, met: true })
})

function probes(other: Partial<Record<Part, Probe['state']>>): Record<Part, Probe> {
  const entries = parts.map((part) => [part, { state: other[part] ?? 'up', milliseconds: 3 }])
  return Object.fromEntries(entries) as Record<Part, Probe>
}

test('a part counts as up where one of several workers reached it', async () => {
  const at = new Date(Date.now() - 3_600_000)
  for (const state of ['down', 'up', 'down'] as const) await recordProbes(at, probes({ redis: state }))
  const rows = await asSystem('test', (db) =>
    db.healthProbe.findMany({ where: { part: 'redis', minute: { lt: new Date(Date.now() - 1_800_000) } } }),
  )
  expect(rows.map(({ up }) => up)).toEqual([true])
})

test.each([
  ['nothing used', 0, { usedShare: 0, met: true }],
  ['half of it used', 21.6, { usedShare: 0.5, met: true }],
  ['more than there was', 60, { usedShare: 1.389, met: false }],
])('error budget: %s', (_, minutes, expected) => {
  const observed = { down: minutes, observed: 30 * 1_440 }
  expect(errorBudget(99.9, 30, observed, { down: 0, observed: 1_440 })).toMatchObject({
    allowedMinutes: 43.2,
    ...expected,
  })
})

test('a burn rate of one would use the budget up exactly', () => {
  const day = { down: 14.4, observed: 1_440 }
  expect(errorBudget(99, 30, day, day).burnRate).toBe(1)
})

test('finds times between the bounds of a histogram', () => {
  const all = (within: number) => [...latencyBounds.map((bound) => (bound >= within ? 100 : 0)), 100]
  expect(latencyAt(0.5, all(0.02))).toBe(15)
  expect(latencyAt(0.95, [...latencyBounds.map(() => 0), 10])).toBe(10_000)
  expect(latencyAt(0.5, [])).toBeNull()
})

test('the figures of a minute are what was counted since the last, and of all processes together', async () => {
  const requests = counter({
    name: 'http_requests_total',
    help: 'x',
    labelNames: ['route', 'method', 'status'],
  })
  const labels = { route: '/figures', method: 'GET' }
  const time = histogram({
    name: 'http_request_duration_seconds',
    help: 'x',
    labelNames: ['route', 'method', 'status'],
    buckets: latencyBounds,
  })
  await sampleFigures('web')
  await asSystem('test', (db) => db.processMinute.deleteMany({}))
  requests.inc({ ...labels, status: '200' }, 8)
  requests.inc({ ...labels, status: '404' }, 1)
  requests.inc({ ...labels, status: '500' }, 1)
  for (let answer = 0; answer < 10; answer += 1) time.observe({ ...labels, status: '200' }, 0.018)
  await sampleFigures('web')
  forget('figures.held')
  await asSystem('test', async (db) => {
    await db.$executeRaw`UPDATE process_minutes SET minute = date_trunc('minute', now()) - interval '2 minutes'`
    await db.$executeRaw`
      INSERT INTO process_minutes (minute, service, process_id, requests, latency, pool_size, pool_used)
      SELECT minute, 'web', ${newId()}::uuid, 10, latency, 10, 4 FROM process_minutes`
  })
  const { minutes, hour, now } = await readFigures(whoOf(later))
  expect(minutes).toMatchObject([{ requests: 20, clientErrors: 1, serverErrors: 1, p50Ms: 15, p95Ms: 20 }])
  expect(hour.p99Ms).toBe(20)
  expect(hour).toMatchObject({ requestsPerSecond: 20 / 60, clientErrorShare: 0.05, serverErrorShare: 0.05 })
  expect(now.processes).toBe(2)
  expect(now.poolSize).toBeGreaterThanOrEqual(10)
})

test('deliveries, queues and calls of providers are those of the organization alone', async () => {
  const { queues, deliveries } = await readFigures(whoOf(later))
  expect(queues.every(({ waiting }) => waiting === 0)).toBe(true)
  expect(deliveries).toEqual([])
  const call = { task: 'draft', provider: 'openai', model: 'm', conversationId: null }
  await asSystem('test', (db) =>
    db.aiCall.createMany({
      data: [
        { ...call, id: newId(), organizationId: later.id, latencyMs: 100, outcome: 'ok' },
        { ...call, id: newId(), organizationId: later.id, latencyMs: 300, outcome: 'timeout' },
        { ...call, id: newId(), organizationId: later.id, latencyMs: 0, outcome: 'cached' },
        { ...call, id: newId(), organizationId: first.id, latencyMs: 900, outcome: 'error' },
      ],
    }),
  )
  const { assistant } = await readFigures(whoOf(later))
  expect(assistant).toEqual({ calls: 2, failures: 1, p50Ms: 200, p95Ms: 290 })
  await expect(readFigures(whoOf(later, 'agent'))).rejects.toMatchObject({ code: 'forbidden' })
})

test('a mail server is up that greets with 220, and down where it is silent, says no or is not there', async () => {
  const greet = async (words: string) => {
    const server = createServer((socket) => socket.resume().end(words))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const { state } = await probeSmtp(port, { host: '127.0.0.1' })
    await new Promise((resolve) => server.close(resolve))
    return { state, port }
  }
  const { state, port } = await greet('220 here\r\n')
  expect(state).toBe('up')
  expect((await greet('554 no\r\n')).state).toBe('down')
  expect((await greet('')).state).toBe('down')
  expect((await probeSmtp(port, { host: '127.0.0.1' })).state).toBe('down')
})
