import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem, type OrgContext } from '../context.ts'
import { assign } from '../conversations/assign.ts'
import { markRead } from '../conversations/mark-read.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { merge } from '../conversations/reorganize/merge.ts'
import type { DomainEvent } from '../events.ts'
import { summarizeConversation } from '../flows/summarize-conversation.ts'
import { follow } from '../followers/follow.ts'
import { addNote } from '../notes/add.ts'
import { listNotes } from '../notes/list.ts'
import { removeExpired } from '../operations/retention/remove-expired.ts'
import type { Role } from '../permissions.ts'
import { as, asProduct, auditEntries } from '../test/contexts.ts'
import { bare, fillConversation } from '../test/conversations.ts'
import { receiveMail } from '../test/mails.ts'
import type { NotificationKind } from './kinds.ts'
import { countNotifications, listNotifications } from './list.ts'
import { markNotificationRead, markNotificationsRead } from './mark-read.ts'
import { noteFor } from './note-for.ts'
import { changeNotificationPreferences, readNotificationPreferences } from './preferences.ts'
import { snoozeNotification } from './snooze.ts'

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

const idOf = (role: Role) => organization.members[role].id
const listFor = async (role: Role, unread = false) =>
  (await as(organization, role, (ctx) => listNotifications(ctx, { limit: 50, unread }))).items
const kindsFor = async (role: Role) => (await listFor(role)).map(({ kind }) => kind)
const countFor = async (role: Role) => (await as(organization, role, countNotifications)).unread
const mention = (roles: Role[], text = 'Look at this', by: Role = 'admin') =>
  as(organization, by, (ctx) => addNote(ctx, { conversation, text, mentions: roles.map(idOf) }))
const firstOf = async (role: Role) => {
  const [first] = await listFor(role)
  if (!first) throw new Error('There is no notification')
  return first
}
const choose = (role: Role, kind: NotificationKind, inApp: boolean, byMail: boolean) =>
  as(organization, role, (ctx) => changeNotificationPreferences(ctx, { items: [{ kind, inApp, byMail }] }))

test('who is mentioned in a note is told, by whom and in which words, and the author is not', async () => {
  await mention(['agent', 'admin'])
  expect(await listFor('agent')).toMatchObject([
    { kind: 'mention', by: organization.members.admin.name, actorId: idOf('admin'), preview: 'Look at this' },
  ])
  expect(await listFor('admin')).toEqual([])
})

test('the words of a notification are those of its note, nowhere else', async () => {
  const note = await mention(['agent'], 'The first wording')
  await asSystem('test', (db) => db.note.update({ where: { id: note.id }, data: { text: 'Another' } }))
  expect((await firstOf('agent')).preview).toBe('Another')
})

test('a note keeps whom it speaks to, under their present name', async () => {
  const { id, mentions } = await mention(['agent'])
  const named = organization.members.agent.name
  expect(mentions).toEqual([{ id: idOf('agent'), name: named, named }])
  await asSystem('test', (db) =>
    db.member.update({ where: { id: idOf('agent') }, data: { name: 'Mia Now' } }),
  )
  const { items } = await as(organization, 'viewer', (ctx) => listNotes(ctx, { conversation, limit: 10 }))
  expect(items).toMatchObject([{ id, mentions: [{ id: idOf('agent'), name: 'Mia Now', named }] }])
})

test('a mention of nobody, of a stranger or of somebody disabled leaves no note', async () => {
  const write = (memberId: string) =>
    as(organization, 'admin', (ctx) => addNote(ctx, { conversation, text: 'x', mentions: [memberId] }))
  await expect(write(newId())).rejects.toThrow('The member was not found')
  await expect(write(other.members.agent.id)).rejects.toThrow('The member was not found')
  await asSystem('test', (db) =>
    db.member.update({ where: { id: idOf('agent') }, data: { disabledAt: new Date() } }),
  )
  await expect(write(idOf('agent'))).rejects.toThrow('is disabled')
  const { items } = await as(organization, 'viewer', (ctx) => listNotes(ctx, { conversation, limit: 10 }))
  expect(items).toEqual([])
})

test('a follower who is mentioned in a note is told once', async () => {
  await as(organization, 'agent', (ctx) => follow(ctx, { conversation, memberId: 'me' }))
  await mention(['agent'])
  expect(await kindsFor('agent')).toEqual(['mention'])
})

test('who is given a conversation by others or by the queue is told, who takes it is not', async () => {
  await as(organization, 'agent', (ctx) => assign(ctx, { conversation, assigneeId: 'me' }))
  expect(await kindsFor('agent')).toEqual([])
  await as(organization, 'agent', (ctx) => assign(ctx, { conversation, assigneeId: idOf('admin') }))
  expect(await listFor('admin')).toMatchObject([{ kind: 'assigned', actorId: idOf('agent') }])
  await asProduct(organization, (ctx) => assign(ctx, { conversation, assigneeId: idOf('agent') }))
  expect(await listFor('agent')).toMatchObject([{ kind: 'assigned', actorId: null }])
})

test('news of a followed conversation are one notification until it is read', async () => {
  await as(organization, 'agent', (ctx) => follow(ctx, { conversation, memberId: 'me' }))
  const write = () => as(organization, 'admin', (ctx) => addNote(ctx, { conversation, text: 'x' }))
  await write()
  await write()
  expect(await kindsFor('agent')).toEqual(['followed'])
  await as(organization, 'agent', (ctx) => markRead(ctx, { conversation, read: true }))
  await write()
  expect(await countFor('agent')).toBe(1)
  expect(await kindsFor('agent')).toEqual(['followed', 'followed'])
})

test('a follower finds the mail a customer wrote among what they were told', async () => {
  await as(organization, 'agent', (ctx) => follow(ctx, { conversation, memberId: 'me' }))
  const row = await asSystem('test', (db) =>
    db.conversation.findUniqueOrThrow({ where: { id: conversation } }),
  )
  const contact = await asSystem('test', (db) =>
    db.contact.findUniqueOrThrow({ where: { id: row.contactId } }),
  )
  await receiveMail(organization, { from: contact.email, subject: `Re: ${row.subject}` })
  expect(await kindsFor('agent')).toEqual(['followed'])
})

test('whom a workflow notifies is told in its words', async () => {
  await asProduct(organization, (ctx) =>
    recordEvent(ctx, conversation, 'notified', { memberId: idOf('agent'), name: 'x', text: 'A lamp burns' }),
  )
  expect(await listFor('agent')).toMatchObject([{ kind: 'notified', preview: 'A lamp burns' }])
})

test('a summary at the end is told to the assignee and followers, once however often it is written', async () => {
  const after = [1, 2, 3, 4].map((at) => ({ asks: at % 2 === 0, at }))
  const id = await fillConversation(organization, { ...bare, messages: after })
  await as(organization, 'agent', (ctx) => assign(ctx, { conversation: id, assigneeId: 'me' }))
  await as(organization, 'viewer', (ctx) =>
    asProduct(organization, (product) =>
      follow(product, { conversation: id, memberId: ctx.actor.type === 'member' ? ctx.actor.memberId : '' }),
    ),
  )
  const write = (reason: 'resolved' | 'asked') =>
    summarizeConversation({ organizationId: organization.id, conversationId: id, reason })
  await write('asked')
  expect(await kindsFor('agent')).toEqual([])
  await asSystem('test', (db) => db.conversationSummary.deleteMany({ where: { conversationId: id } }))
  await write('resolved')
  await asSystem('test', (db) => db.conversationSummary.deleteMany({ where: { conversationId: id } }))
  await write('resolved')
  expect(await kindsFor('agent')).toEqual(['summary'])
  expect(await kindsFor('viewer')).toEqual(['summary'])
})

test('the same cause is told once, also when two runs write it at the same moment', async () => {
  const occasion = { kind: 'mention', conversationId: conversation, cause: 'note', causeId: newId() } as const
  const run = () => asProduct(organization, (ctx) => noteFor(ctx, [idOf('agent'), idOf('admin')], occasion))
  await Promise.all([run(), run(), run(), run()])
  expect(await kindsFor('agent')).toEqual(['mention'])
})

test('browsers hear of what is new for a member and of what they have read, once each', async () => {
  const heard: string[] = []
  const listening = (ctx: OrgContext) => ({
    ...ctx,
    emit: (event: DomainEvent) => void (event.type === 'notification.changed' && heard.push(event.memberId)),
  })
  const occasion = { kind: 'mention', conversationId: conversation, cause: 'note', causeId: newId() } as const
  const write = () => asProduct(organization, (ctx) => noteFor(listening(ctx), [idOf('agent')], occasion))
  const read = () => as(organization, 'agent', (ctx) => markNotificationsRead(listening(ctx), {}))
  for (const run of [write, write, read, read]) await run()
  expect(heard).toEqual([idOf('agent'), idOf('agent')])
})

test('what is told is written with its cause or not at all', async () => {
  const failing = as(organization, 'admin', async (ctx) => {
    await addNote(ctx, { conversation, text: 'x', mentions: [idOf('agent')] })
    throw new Error('too late')
  })
  await expect(failing).rejects.toThrow('too late')
  expect(await kindsFor('agent')).toEqual([])
})

test('a muted kind is told to nobody, neither in the list nor as a toast, and others still are', async () => {
  await choose('agent', 'notified', false, false)
  const events: DomainEvent[] = []
  const telling = (ctx: OrgContext) => ({ ...ctx, emit: (event: DomainEvent) => void events.push(event) })
  await asProduct(organization, (ctx) =>
    recordEvent(telling(ctx), conversation, 'notified', { memberId: idOf('agent'), name: 'x', text: 'y' }),
  )
  expect(events).toEqual([])
  expect(await asSystem('test', (db) => db.notification.count({ where: { memberId: idOf('agent') } }))).toBe(
    0,
  )
  await mention(['agent'])
  expect(await kindsFor('agent')).toEqual(['mention'])
})

test('a kind wanted by mail alone is kept for the mail and not shown', async () => {
  await choose('agent', 'mention', false, true)
  await mention(['agent'])
  expect(await kindsFor('agent')).toEqual([])
  expect(await countFor('agent')).toBe(0)
  const rows = await asSystem('test', (db) =>
    db.notification.findMany({ where: { memberId: idOf('agent') } }),
  )
  expect(rows).toMatchObject([{ byMail: true, inApp: false }])
})

test('what a member chose is read back, audited, and their own', async () => {
  await choose('agent', 'followed', false, false)
  const read = (role: Role) => as(organization, role, readNotificationPreferences)
  expect(await read('agent')).toContainEqual({ kind: 'followed', inApp: false, byMail: false })
  expect(await read('admin')).toContainEqual({ kind: 'followed', inApp: true, byMail: false })
  expect(await auditEntries(organization, 'member.notifications')).toHaveLength(1)
})

test('one or all are marked as read, of the caller alone', async () => {
  await mention(['agent', 'viewer'])
  await mention(['agent'])
  const { id } = await firstOf('agent')
  await expect(as(organization, 'viewer', (ctx) => markNotificationRead(ctx, id))).rejects.toThrow(
    'not found',
  )
  await as(organization, 'agent', (ctx) => markNotificationRead(ctx, id))
  expect(await countFor('agent')).toBe(1)
  await as(organization, 'agent', (ctx) => markNotificationsRead(ctx, {}))
  expect(await countFor('agent')).toBe(0)
  expect(await countFor('viewer')).toBe(1)
})

test('opening a conversation reads what was told of it and of what was merged into it', async () => {
  const { id: into } = await createConversation(organization)
  await mention(['agent'])
  await as(organization, 'admin', (ctx) => merge(ctx, { conversation, into }))
  expect((await firstOf('agent')).conversation.id).toBe(into)
  await as(organization, 'agent', (ctx) => markNotificationsRead(ctx, { conversation: into }))
  expect(await countFor('agent')).toBe(0)
})

test('what is put off is neither shown nor counted until its time, and not into the past', async () => {
  await mention(['agent'])
  const { id } = await firstOf('agent')
  const snooze = (until: Date | null, role: Role = 'agent') =>
    as(organization, role, (ctx) => snoozeNotification(ctx, { id, until }))
  await expect(snooze(new Date(0))).rejects.toThrow('time to come')
  await expect(snooze(null, 'admin')).rejects.toThrow('not found')
  await snooze(new Date(Date.now() + 3_600_000))
  expect([await countFor('agent'), await kindsFor('agent')]).toEqual([0, []])
  await as(organization, 'agent', (ctx) => markNotificationsRead(ctx, {}))
  await asSystem('test', (db) =>
    db.notification.update({ where: { id }, data: { snoozedUntil: new Date(Date.now() - 1_000) } }),
  )
  expect(await countFor('agent')).toBe(1)
})

test('pages show everything once, unread first', async () => {
  for (const text of ['1', '2', '3', '4', '5']) await mention(['agent'], text)
  const [newest] = await listFor('agent')
  await as(organization, 'agent', (ctx) => markNotificationRead(ctx, newest?.id ?? ''))
  const seen: (string | null)[] = []
  let cursor: string | undefined
  do {
    const page = await as(organization, 'agent', (ctx) => listNotifications(ctx, { limit: 2, cursor }))
    seen.push(...page.items.map(({ preview }) => preview))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toEqual(['4', '3', '2', '1', '5'])
})

test('what is older than ninety days is forgotten', async () => {
  await mention(['agent'])
  await mention(['agent'])
  const { id } = await firstOf('agent')
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000)
  await asSystem('test', (db) => db.notification.update({ where: { id }, data: { createdAt: ago(91) } }))
  await removeExpired()
  expect(await listFor('agent')).toHaveLength(1)
})
