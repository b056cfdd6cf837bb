import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type Notice, setAfterCommit } from '../context.ts'
import { assign } from '../conversations/assign.ts'
import { readConversation } from '../conversations/query/find.ts'
import { listConversations } from '../conversations/query/list.ts'
import { merge } from '../conversations/reorganize/merge.ts'
import { undoMove } from '../conversations/reorganize/undo.ts'
import type { DomainEvent } from '../events.ts'
import { addNote } from '../notes/add.ts'
import { as, auditEntries } from '../test/contexts.ts'
import { receiveMail } from '../test/mails.ts'
import { follow, unfollow } from './follow.ts'
import { listFollowers } from './list.ts'
import { tellFollowers } from './tell.ts'

withTestDatabase()

let organization: TestOrganization
let other: TestOrganization
let conversation: string

beforeAll(async () => {
  other = await createOrganization()
})

beforeEach(async () => {
  organization = await createOrganization()
  conversation = (await createConversation(organization)).id
})

const followAs = (role: 'agent' | 'admin', memberId = 'me') =>
  as(organization, role, (ctx) => follow(ctx, { conversation, memberId }))

/** The members told while an agent does something. */
async function told(run: Parameters<typeof as<unknown>>[2]): Promise<string[]> {
  const events: DomainEvent[] = []
  await as(organization, 'agent', (ctx) => run({ ...ctx, emit: (event) => void events.push(event) }))
  return events.flatMap((event) => (event.type === 'follower.told' ? [event.memberId] : []))
}

test('who follows a conversation finds it under what they follow, and nobody else does', async () => {
  await createConversation(organization)
  await followAs('agent')
  const following = (role: 'agent' | 'admin') =>
    as(organization, role, (ctx) => listConversations(ctx, { limit: 10, follower: 'me' }))
  expect((await following('agent')).items.map(({ id }) => id)).toEqual([conversation])
  expect((await following('admin')).items).toEqual([])
})

test('following twice is following once, and is taken back', async () => {
  await followAs('agent')
  expect(await followAs('agent')).toHaveLength(1)
  expect(await auditEntries(organization, 'conversation.followed')).toHaveLength(1)
  await as(organization, 'agent', (ctx) => unfollow(ctx, { conversation, memberId: 'me' }))
  expect(await as(organization, 'viewer', (ctx) => listFollowers(ctx, conversation))).toEqual([])
})

test('a member or conversation of another organization is refused', async () => {
  const stranger = other.members.agent.id
  await expect(followAs('agent', stranger)).rejects.toThrow('The member was not found')
  await expect(as(other, 'agent', (ctx) => follow(ctx, { conversation, memberId: 'me' }))).rejects.toThrow(
    'The conversation was not found',
  )
})

test('who follows one of two conversations follows what they are merged into, until that is undone', async () => {
  await followAs('agent')
  const { id: into } = await createConversation(organization)
  const merged = await as(organization, 'agent', (ctx) => merge(ctx, { conversation, into }))
  const followersOf = (id: string) => as(organization, 'viewer', (ctx) => listFollowers(ctx, id))
  expect((await followersOf(into)).map(({ id }) => id)).toEqual([organization.members.agent.id])
  await as(organization, 'agent', (ctx) => undoMove(ctx, { kind: 'merge', moveId: merged.id, conversation }))
  expect(await followersOf(into)).toEqual([])
  expect(await followersOf(conversation)).toHaveLength(1)
})

test('a follower hears of the mail a customer writes, and of none that opens another conversation', async () => {
  await followAs('agent')
  const told: string[] = []
  const publish = async (notices: Notice[]) => {
    for (const { event } of notices) if (event.type === 'follower.told') told.push(event.conversationId)
  }
  setAfterCommit({ enqueue: async () => {}, publish })
  const { contact, subject } = await as(organization, 'agent', (ctx) => readConversation(ctx, conversation))
  await receiveMail(organization, { from: 'new@customer.example' })
  expect(told).toEqual([])
  await receiveMail(organization, { from: contact.email, subject: `Re: ${subject}` })
  setAfterCommit({ enqueue: async () => {}, publish: async () => {} })
  expect(told).toEqual([conversation])
})

test('followers hear of new messages, notes and changes, but not of what they did themselves', async () => {
  await followAs('agent')
  await followAs('admin')
  const { admin } = organization.members
  expect(
    await told((ctx) =>
      tellFollowers(ctx, [{ conversationId: conversation, cause: 'note', causeId: newId() }]),
    ),
  ).toEqual([admin.id])
  expect(await told((ctx) => addNote(ctx, { conversation, text: 'Look' }))).toEqual([admin.id])
  expect(await told((ctx) => assign(ctx, { conversation, assigneeId: admin.id }))).toEqual([admin.id])
})
