import { asSystem } from '@frontdesk/core/context'
import { forgetSessions } from '@frontdesk/core/identity/remembered/sessions'
import { publishNotices } from '@frontdesk/core/jobs/notices'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { publish } from '@frontdesk/runtime/event-stream'
import { newId } from '@frontdesk/runtime/id'
import { closeRedis } from '@frontdesk/runtime/redis'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { listenEvents } from '../../contract/organization/operations.ts'
import { send } from '../test/call.ts'
import { type Credentials, signedIn } from '../test/callers.ts'
import { openEventStream } from './event-stream.ts'
import { closeStreams } from './open-streams.ts'

withTestDatabase()

let organization: TestOrganization
let viewer: Credentials

beforeEach(async () => {
  organization = await createOrganization()
  viewer = await signedIn(organization, 'viewer')
})
afterEach(closeStreams)
afterAll(closeRedis)

const announce = publishNotices(publish)
const changed = (conversationId = newId(), group = organization.id) =>
  announce([{ organizationId: group, event: { type: 'conversation.updated', conversationId } }])

/** Reads a stream until it has said what the pattern looks for, or has ended. */
async function readUntil(response: Response, pattern: RegExp): Promise<string> {
  const reader = response.body?.getReader()
  let text = ''
  while (reader && !pattern.test(text)) {
    const { done, value } = await reader.read()
    if (done) break
    text += new TextDecoder().decode(value)
  }
  reader?.releaseLock()
  return text
}

const listen = (headers: Record<string, string> = {}) => send(listenEvents, { as: viewer, headers })

test('tells what changed by type and ids alone, in its own organization only', async () => {
  const response = await listen()
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect(response.headers.get('cache-control')).toContain('no-store')
  const other = await createOrganization()
  const [theirs, ours] = [newId(), newId()]
  await changed(theirs, other.id)
  await changed(ours)
  const text = await readUntil(response, /data: \{"type":"conversation\.updated/)
  expect(text).toMatch(/^id: \d+-\d+$/m)
  expect(text).toContain(
    `event: conversation.updated\ndata: {"type":"conversation.updated","conversationId":"${ours}"}\n\n`,
  )
  expect(text).not.toContain(theirs)
})

test('never tells of account mails', async () => {
  const response = await listen()
  await announce([
    { organizationId: organization.id, event: { type: 'account_mail.requested', sealed: 'v1.sealed' } },
  ])
  await changed()
  const text = await readUntil(response, /conversation\.updated/)
  expect(text).not.toMatch(/account_mail|sealed/)
})

test('catches up on what was missed, once and in order', async () => {
  const ids = [newId(), newId(), newId(), newId()]
  const first = await listen()
  await changed(ids[0])
  const seen = await readUntil(first, /data: .*\n\n/)
  const lastEventId = /id: (\S+)/.exec(seen)?.[1] ?? ''
  await changed(ids[1])
  await changed(ids[2])
  const again = await listen({ 'last-event-id': lastEventId })
  await changed(ids[3])
  const text = await readUntil(again, new RegExp(ids[3] ?? '-'))
  expect([...text.matchAll(/"conversationId":"([^"]+)"/g)].map((match) => match[1])).toEqual(ids.slice(1))
  expect(text).not.toContain('resync')
})

test.each(['1-0', 'made up', '9'.repeat(16)])(
  'asks a listener whose last event %s is not known any more to fetch everything anew',
  async (lastEventId) => {
    await changed()
    const text = await readUntil(await listen({ 'last-event-id': lastEventId }), /data: /)
    expect(text).toContain('event: resync')
  },
)

test('tells that its reader is there as it opens and while it lasts', async () => {
  let told = 0
  const { promise: twice, resolve } = Promise.withResolvers<void>()
  const response = await openEventStream({
    organizationId: organization.id,
    caller: 'test',
    lastEventId: null,
    mayListen: async () => true,
    stillThere: async () => {
      told += 1
      if (told === 2) resolve()
    },
    signal: new AbortController().signal,
    heartbeatMs: 10,
  })
  expect(told).toBe(1)
  await twice
  await response.body?.cancel()
  expect(told).toBeGreaterThanOrEqual(2)
})

test('an agent who listens is online; a viewer has no presence', async () => {
  const agent = await signedIn(organization, 'agent')
  await send(listenEvents, { as: agent })
  await listen()
  const seen = () =>
    asSystem('test', (db) => db.memberPresence.findMany({ where: { organizationId: organization.id } }))
  await expect.poll(seen).toMatchObject([{ memberId: organization.members.agent.id, status: 'online' }])
})

test('ends at the next heartbeat when the listener may not listen any more', async () => {
  let may = true
  const response = await openEventStream({
    organizationId: organization.id,
    caller: 'test',
    lastEventId: null,
    mayListen: async () => may,
    signal: new AbortController().signal,
    heartbeatMs: 20,
  })
  expect(await readUntil(response, /still here/)).toContain(': still here')
  may = false
  const rest = await readUntil(response, /never/)
  expect(rest).toContain('event: ended')
})

test('ends for everybody when the server stops', async () => {
  const response = await listen()
  closeStreams()
  expect(await readUntil(response, /never/)).toBe('retry: 2000\n\n')
})

test('stops listening when the reader leaves', async () => {
  const leaving = new AbortController()
  const response = await openEventStream({
    organizationId: organization.id,
    caller: 'test',
    lastEventId: null,
    mayListen: async () => true,
    signal: leaving.signal,
  })
  leaving.abort()
  expect(await readUntil(response, /never/)).toBe('retry: 2000\n\n')
})

test('is refused to a caller who has thirty open already', async () => {
  const responses = await Promise.all(Array.from({ length: 31 }, () => listen()))
  expect(
    responses
      .map(({ status }) => status)
      .sort()
      .slice(-2),
  ).toEqual([200, 429])
})

test('needs a session that is still valid', async () => {
  await asSystem('test', (db) =>
    db.session.updateMany({ where: { organizationId: organization.id }, data: { revokedAt: new Date() } }),
  )
  await forgetSessions()
  expect((await listen()).status).toBe(401)
})
