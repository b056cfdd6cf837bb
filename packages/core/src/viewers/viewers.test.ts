import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { keyspace } from '@frontdesk/runtime/keyspaces/keyspace'
import { closeRedis, redis } from '@frontdesk/runtime/redis'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem, type Notice, setAfterCommit } from '../context.ts'
import { reply } from '../messages/reply.ts'
import type { Role } from '../permissions.ts'
import { as } from '../test/contexts.ts'
import { listViewers, stopViewing, view } from './view.ts'

withTestDatabase()
afterAll(closeRedis)

let organization: TestOrganization
let conversation: string
let messageId: string
let heard: Notice[] = []

beforeAll(async () => {
  organization = await createOrganization()
})

beforeEach(async () => {
  ;({ id: conversation, messageId } = await createConversation(organization))
  heard = []
  setAfterCommit({
    enqueue: () => Promise.resolve(),
    publish: (notices) => Promise.resolve(void heard.push(...notices)),
  })
})

afterEach(() => setAfterCommit({ enqueue: () => Promise.resolve(), publish: () => Promise.resolve() }))

function by(role: Role, of = organization) {
  const { id: memberId, name } = of.members[role]
  return { organizationId: of.id, actor: { type: 'member' as const, memberId, name, role } }
}
const look = (role: Role, doing: 'looking' | 'writing' = 'looking', page = newId()) =>
  view(by(role), { conversation, page, doing })
const seen = (role: Role) => listViewers(by(role), { conversation })
const told = () => heard.filter(({ event }) => event.type === 'viewers.changed').map(({ event }) => event)

test('who opens a conversation sees who else has it open, and never themselves', async () => {
  expect(await look('agent')).toEqual([])
  expect(await look('admin', 'writing')).toEqual([
    { id: organization.members.agent.id, name: organization.members.agent.name, doing: 'looking' },
  ])
  expect(await seen('agent')).toMatchObject([{ id: organization.members.admin.id, doing: 'writing' }])
  expect(await seen('viewer')).toMatchObject([{ doing: 'writing' }, { doing: 'looking' }])
})

test('others are told of what changes, and of nothing while it stays the same', async () => {
  const page = newId()
  const memberId = organization.members.agent.id
  const changed = { type: 'viewers.changed', conversationId: conversation, memberId }
  await look('agent', 'looking', page)
  await look('agent', 'looking', page)
  expect(told()).toEqual([changed])
  await look('agent', 'writing', page)
  await look('agent', 'looking', page)
  expect(told()).toEqual([changed, changed, changed])
  await stopViewing(by('agent'), { conversation, page })
  await stopViewing(by('agent'), { conversation, page })
  expect(told()).toHaveLength(4)
  expect(await seen('admin')).toEqual([])
})

test('a member with two pages stays until both are closed, and writes if one of them does', async () => {
  const [one, other] = [newId(), newId()]
  await look('agent', 'looking', one)
  await look('agent', 'writing', other)
  expect(await seen('admin')).toMatchObject([{ doing: 'writing' }])
  await stopViewing(by('agent'), { conversation, page: other })
  expect(await seen('admin')).toMatchObject([{ doing: 'looking' }])
})

test('a page that is silent is gone, and Redis forgets it by itself', async () => {
  await look('agent', 'writing')
  const key = keyspace('viewing', organization.id, conversation)
  expect(await redis().pttl(key)).toBeLessThanOrEqual(20_000)
  const [seat = '', value = ''] = Object.entries(await redis().hgetall(key))[0] ?? []
  const [doing, since, last] = value.split(' ')
  await redis().hset(key, seat, `${doing} ${since} ${Number(last) - 21_000}`)
  expect(await seen('admin')).toEqual([])
})

test('a viewer, who may not answer, is never shown as writing; a key is nobody', async () => {
  await look('viewer', 'writing')
  expect(await seen('agent')).toMatchObject([{ doing: 'looking' }])
  const key = { type: 'api_key' as const, apiKeyId: newId(), name: 'Key', role: 'agent' as const }
  const who = { organizationId: organization.id, actor: key }
  await expect(view(who, { conversation, page: newId(), doing: 'looking' })).rejects.toThrow('API key')
  expect(await listViewers(who, { conversation })).toHaveLength(1)
})

test('nobody of another organization sees or enters, and who was disabled is not shown', async () => {
  const other = await createOrganization()
  const page = newId()
  for (const attempt of [
    () => view(by('owner', other), { conversation, page, doing: 'looking' }),
    () => listViewers(by('owner', other), { conversation }),
    () => stopViewing(by('owner', other), { conversation, page }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
  await look('agent')
  const disable = (disabledAt: Date | null) =>
    asSystem('test', (db) =>
      db.member.update({ where: { id: organization.members.agent.id }, data: { disabledAt } }),
    )
  await disable(new Date())
  expect(await seen('admin')).toEqual([])
  await disable(null)
})

test('an answer is refused once somebody else has answered since the message its writer has read', async () => {
  const say = (role: Role, read?: string) =>
    as(organization, role, (ctx) =>
      reply(ctx, { conversation, text: 'We look into it.', attachmentIds: [], resolve: false, seen: read }),
    )
  const first = await say('agent', messageId)
  await say('agent', messageId)
  await expect(say('admin', messageId)).rejects.toMatchObject({
    code: 'answered_meanwhile',
    message: expect.stringMatching(
      new RegExp(`^${organization.members.agent.name} answered \\d+ seconds? ago$`),
    ),
  })
  const newest = await say('agent', first.id)
  expect((await say('admin', newest.id)).sequence).toBe(newest.sequence + 1)
  await say('admin')
  await expect(say('admin', newId())).rejects.toMatchObject({ code: 'not_found' })
})

test('an answer that was taken back is in nobody’s way', async () => {
  const answer = (role: Role) =>
    as(organization, role, (ctx) =>
      reply(ctx, { conversation, text: 'Hello.', attachmentIds: [], resolve: false, seen: messageId }),
    )
  const { id } = await answer('agent')
  await asSystem('test', (db) => db.delivery.update({ where: { messageId: id }, data: { state: 'undone' } }))
  expect((await answer('admin')).sequence).toBeGreaterThan(2)
})
