import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { as, auditEntries } from '../../test/contexts.ts'
import { listPresence } from '../members/list-presence.ts'
import { beat, touch } from './beat.ts'
import { choosePresence } from './choose.ts'
import { expirePresence } from './expire.ts'
import { readPresence } from './read.ts'
import { changePresenceRules, readPresenceRules } from './rules.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

const seen = () => as(organization, 'agent', beat)
const choose = (status: 'online' | 'away' | 'offline') =>
  as(organization, 'agent', (ctx) => choosePresence(ctx, { status }))
const presence = () => as(organization, 'agent', readPresence)
const silentFor = (minutes: number) =>
  asSystem('test', (db) =>
    db.memberPresence.updateMany({
      where: { organizationId: organization.id },
      data: { lastSeenAt: new Date(Date.now() - minutes * 60_000) },
    }),
  )

test('who was never seen is offline, and online once their browser is heard of', async () => {
  expect(await presence()).toMatchObject({ status: 'offline', since: null })
  await seen()
  expect(await presence()).toMatchObject({ status: 'online', chosen: false })
})

test('a browser that falls silent makes its member away, later offline, and online when it is back', async () => {
  await seen()
  await silentFor(3)
  expect(await expirePresence()).toBeGreaterThanOrEqual(1)
  const away = await presence()
  expect(away).toMatchObject({ status: 'away', chosen: false })
  expect(away.since).toBe(away.lastSeenAt)
  await silentFor(31)
  await expirePresence()
  expect(await presence()).toMatchObject({ status: 'offline', since: away.since })
  await seen()
  expect((await presence()).status).toBe('online')
})

const untouchedFor = (minutes: number) =>
  asSystem('test', (db) =>
    db.memberPresence.updateMany({
      where: { organizationId: organization.id },
      data: { activeAt: new Date(Date.now() - minutes * 60_000) },
    }),
  )
const rules = (idleMinutes: number, awayMinutes = 2, offlineMinutes = 30) =>
  as(organization, 'admin', (ctx) => changePresenceRules(ctx, { idleMinutes, awayMinutes, offlineMinutes }))

test('an open tab nobody touches makes its member away from then on, and a touch makes them online', async () => {
  await seen()
  await untouchedFor(9)
  await expirePresence()
  expect((await presence()).status).toBe('online')
  await untouchedFor(25)
  await expirePresence()
  const away = await presence()
  expect(away).toMatchObject({ status: 'away', chosen: false })
  expect(Math.round((Date.now() - Date.parse(away.since ?? '')) / 60_000)).toBe(15)
  await seen()
  await expirePresence()
  expect((await presence()).status).toBe('away')
  await as(organization, 'agent', touch)
  expect((await presence()).status).toBe('online')
})

test('a tab that opens again by itself in the night makes nobody online', async () => {
  await seen()
  await untouchedFor(300)
  await silentFor(60)
  await expirePresence()
  expect((await presence()).status).toBe('offline')
  await seen()
  expect((await presence()).status).toBe('away')
})

test('what was chosen holds in an idle tab and when it is touched', async () => {
  await seen()
  await choose('offline')
  await untouchedFor(300)
  await expirePresence()
  await as(organization, 'agent', touch)
  expect(await presence()).toMatchObject({ status: 'offline', chosen: true })
})

test('an organization says after how many minutes somebody is away, and gone', async () => {
  expect(await as(organization, 'viewer', readPresenceRules)).toEqual({
    idleMinutes: 10,
    awayMinutes: 2,
    offlineMinutes: 30,
  })
  await rules(60, 5, 8)
  await seen()
  await untouchedFor(50)
  await silentFor(4)
  await expirePresence()
  expect((await presence()).status).toBe('online')
  await silentFor(6)
  await expirePresence()
  expect((await presence()).status).toBe('away')
  await silentFor(9)
  await expirePresence()
  expect((await presence()).status).toBe('offline')
  await expect(rules(10, 30, 30)).rejects.toMatchObject({ code: 'invalid', path: 'offlineMinutes' })
})

test('a browser heard of in time keeps its member online', async () => {
  await seen()
  await silentFor(1)
  await expirePresence()
  expect((await presence()).status).toBe('online')
})

test('away that was chosen holds while the browser is there, until online is chosen', async () => {
  await seen()
  expect(await choose('away')).toMatchObject({ status: 'away', chosen: true })
  await silentFor(40)
  await seen()
  await expirePresence()
  expect((await presence()).status).toBe('away')
  expect(await choose('online')).toMatchObject({ status: 'online', chosen: false })
  expect(await auditEntries(organization, 'member.presence')).toHaveLength(2)
})

test('choosing what holds already changes and records nothing', async () => {
  await choose('away')
  await choose('away')
  expect(await auditEntries(organization, 'member.presence')).toHaveLength(1)
})

test('viewers answer nobody and have no presence', async () => {
  await as(organization, 'viewer', beat)
  const { items } = await as(organization, 'viewer', (ctx) => listPresence(ctx, { limit: 10 }))
  expect(items.map(({ memberId }) => memberId)).not.toContain(organization.members.viewer.id)
  expect(items.every(({ status }) => status === 'offline')).toBe(true)
})
