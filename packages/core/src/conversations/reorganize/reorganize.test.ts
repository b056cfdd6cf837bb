import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { threadAddress } from '@frontdesk/integrations/email/thread-headers'
import { newId } from '@frontdesk/runtime/id'

import { beforeAll, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'

import { listMessages } from '../../messages/list.ts'
import { reply } from '../../messages/reply.ts'
import { addNote } from '../../notes/add.ts'
import { as, auditEntries } from '../../test/contexts.ts'
import { bare, everythingOf, type Filling, fillConversation } from '../../test/conversations.ts'
import { receiveMail } from '../../test/mails.ts'
import { threadToken } from '../../threading/token.ts'

import { countConversations } from '../query/count.ts'
import { readConversation } from '../query/find.ts'
import { listConversations } from '../query/list.ts'
import { listMoves } from '../query/moves.ts'
import { suggestMerges } from '../query/suggest-merges.ts'

import { merge } from './merge.ts'
import { moveMessage } from './move.ts'
import { split } from './split.ts'
import { undoMove } from './undo.ts'

withTestDatabase()

let organization: TestOrganization

beforeAll(async () => {
  organization = await createOrganization()
})

const asAgent = <T>(run: Parameters<typeof as<T>>[2]) => as(organization, 'agent', run)

const fill = (filling: Filling) => fillConversation(organization, filling)

const messagesOf = async (conversation: string) =>
  (await asAgent((ctx) => listMessages(ctx, { conversation, limit: 100 }))).items

test('messages of both stand in the order of time, and everything goes along', async () => {
  const source = await fill({ ...bare, messages: [{ asks: true, at: 20 }], note: true, tags: ['vip'] })
  const target = await fill({ ...bare, messages: [{ asks: false, at: 10 }], draft: true, resolved: true })
  const move = await asAgent((ctx) => merge(ctx, { conversation: source, into: target }))
  expect(move).toMatchObject({ kind: 'merge', messageCount: 2, undoneAt: null, source: { id: source } })
  const { row, messages, notes, tags, drafts } = await everythingOf(target)
  expect(row).toMatchObject({ status: 'open', lastSequence: 4, preview: 'At 20', hasDraft: true })
  expect(messages.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4])
  expect((await messagesOf(target)).slice(2).map(({ text }) => text)).toEqual(['At 10', 'At 20'])
  expect([notes, tags, drafts].map((found) => found.length)).toEqual([1, 1, 1])
  expect(await auditEntries(organization, 'conversation.merged')).not.toEqual([])
})

test('a merged conversation is hidden everywhere, and its number leads to the other', async () => {
  const own = await createOrganization()
  const [source, target] = [await createConversation(own), await createConversation(own)]
  const run = <T>(verb: Parameters<typeof as<T>>[2]) => as(own, 'agent', verb)
  await run((ctx) => merge(ctx, { conversation: String(source.number), into: String(target.number) }))
  const listed = await run((ctx) => listConversations(ctx, { limit: 10 }))
  expect(listed.items.map(({ id }) => id)).toEqual([target.id])
  expect((await run(countConversations)).open).toBe(1)
  const found = await run((ctx) => listConversations(ctx, { limit: 10, q: `#${source.number}` }))
  expect(found.items.map(({ id }) => id)).toEqual([target.id])
  const read = await run((ctx) => readConversation(ctx, String(source.number)))
  expect(read).toMatchObject({ id: source.id, mergedInto: { id: target.id, number: target.number } })
  const answer = await run((ctx) =>
    reply(ctx, { conversation: source.id, text: 'Here', attachmentIds: [], resolve: false }),
  )
  expect(answer.conversationId).toBe(target.id)
})

test('mail that answers a merged conversation, or is sent to its reply address, lands in the other', async () => {
  const [ada, bob] = [`${newId()}@customer.example`, `${newId()}@customer.example`]
  const source = await receiveMail(organization, { from: ada })
  const target = await receiveMail(organization, { from: bob })
  const last = await receiveMail(organization, { from: `${newId()}@customer.example` })
  const ids = [source, target, last].map(({ conversation }) => conversation.id)
  const [a = '', b = '', c = ''] = ids
  await asAgent((ctx) => merge(ctx, { conversation: a, into: b }))
  await asAgent((ctx) => merge(ctx, { conversation: b, into: c }))
  const answer = await receiveMail(organization, { from: ada, inReplyTo: source.message.messageId ?? '' })
  const token = threadToken(organization.id, source.conversation.number)
  const tokened = await receiveMail(organization, {
    from: 'new@elsewhere.example',
    to: threadAddress(organization.mailbox.address, token),
  })
  expect([answer.conversation.id, tokened.conversation.id]).toEqual([c, c])
})

test('two merges of the same pair at once, in either direction, leave one', async () => {
  const [a, b] = [await fill(bare), await fill(bare)]
  const settled = await Promise.allSettled([
    asAgent((ctx) => merge(ctx, { conversation: a, into: b })),
    asAgent((ctx) => merge(ctx, { conversation: b, into: a })),
  ])
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const rows = [await everythingOf(a), await everythingOf(b)]
  expect(rows.map(({ messages }) => messages.length).sort()).toEqual([0, 2])
})

test('mail that arrives while its conversation is being merged is not lost', async () => {
  const ada = `${newId()}@customer.example`
  const source = await receiveMail(organization, { from: ada })
  const target = await fill(bare)
  const inReplyTo = source.message.messageId ?? ''
  await Promise.allSettled([
    asAgent((ctx) => merge(ctx, { conversation: source.conversation.id, into: target })),
    receiveMail(organization, { from: ada, inReplyTo }),
  ])
  await receiveMail(organization, { from: ada, inReplyTo })
  expect((await everythingOf(source.conversation.id)).messages).toEqual([])
})

test('merging again answers the same; into itself, elsewhere or after 30 days is refused', async () => {
  const [a, b, c] = [await fill(bare), await fill(bare), await fill(bare)]
  const first = await asAgent((ctx) => merge(ctx, { conversation: a, into: b }))
  expect(await asAgent((ctx) => merge(ctx, { conversation: a, into: b }))).toEqual(first)
  const attempts = [
    { conversation: b, into: b, code: 'invalid' },
    { conversation: b, into: a, code: 'invalid' },
    { conversation: a, into: c, code: 'already_merged' },
  ]
  for (const { code, ...input } of attempts)
    await expect(
      asAgent((ctx) => merge(ctx, input)),
      input.into,
    ).rejects.toMatchObject({ code })
  await asSystem('test', (db) =>
    db.conversationMove.update({ where: { id: first.id }, data: { undoUntil: new Date(0) } }),
  )
  const late = asAgent((ctx) => undoMove(ctx, { kind: 'merge', moveId: first.id, conversation: a }))
  await expect(late).rejects.toMatchObject({ code: 'undo_expired' })
})

test('a split opens a conversation of whoever wrote, and leaves at least one message behind', async () => {
  const ada = `${newId()}@customer.example`
  const first = await receiveMail(organization, { from: ada, cc: 'bob@home.example' })
  const second = await receiveMail(organization, {
    from: 'Bob <bob@home.example>',
    inReplyTo: first.message.messageId ?? '',
    subject: 'Re: And my refund',
  })
  const conversation = first.conversation.id
  const all = [first.message.id, second.message.id]
  const everything = asAgent((ctx) => split(ctx, { conversation, messageIds: all }))
  await expect(everything).rejects.toMatchObject({ code: 'invalid' })
  const { target } = await asAgent((ctx) => split(ctx, { conversation, messageIds: [second.message.id] }))
  const opened = await asAgent((ctx) => readConversation(ctx, target.id))
  expect(opened).toMatchObject({
    subject: 'And my refund',
    contact: { email: 'bob@home.example' },
    status: 'open',
    messageCount: 1,
  })
  expect(opened.waitingSince).not.toBeNull()
  const moves = await asAgent((ctx) => listMoves(ctx, { conversation, kind: 'split', limit: 10 }))
  expect(moves.items.map((move) => move.target.id)).toEqual([target.id])
})

test('the last message that leaves a conversation takes it along', async () => {
  const [source, target] = [await createConversation(organization), await fill(bare)]
  await asAgent((ctx) => addNote(ctx, { conversation: source.id, text: 'Called' }))
  await asAgent((ctx) => moveMessage(ctx, { messageId: source.messageId, to: target }))
  const read = await asAgent((ctx) => readConversation(ctx, source.id))
  expect(read.mergedInto?.id).toBe(target)
  expect((await everythingOf(target)).notes).toHaveLength(1)
})

test("A18: another organization's conversation, message or merge is not found, on either side", async () => {
  const other = await createOrganization()
  const theirs = await createConversation(other)
  const theirSecond = await createConversation(other)
  const ours = await fill(bare)
  const theirMerge = await as(other, 'agent', (ctx) =>
    merge(ctx, { conversation: theirs.id, into: theirSecond.id }),
  )
  const attempts = [
    asAgent((ctx) => merge(ctx, { conversation: ours, into: theirSecond.id })),
    asAgent((ctx) => merge(ctx, { conversation: theirSecond.id, into: ours })),
    asAgent((ctx) => moveMessage(ctx, { messageId: theirSecond.messageId, to: ours })),
    asAgent((ctx) => split(ctx, { conversation: ours, messageIds: [theirSecond.messageId] })),
    asAgent((ctx) => undoMove(ctx, { kind: 'merge', moveId: theirMerge.id, conversation: ours })),
  ]
  const settled = await Promise.allSettled(attempts)
  expect(settled.map((attempt) => attempt.status === 'rejected' && attempt.reason.code)).toEqual(
    attempts.map(() => 'not_found'),
  )
  expect((await everythingOf(ours)).messages).toHaveLength(1)
})

test('suggests what a stranger linked and what the same contact writes about, and nothing else', async () => {
  const ada = `${newId()}@customer.example`
  const first = await receiveMail(organization, { from: ada, subject: 'Parcel 48213 is late' })
  const same = await receiveMail(organization, { from: ada, subject: 'parcel 48213 is late!' })
  const stranger = await receiveMail(organization, {
    from: `${newId()}@elsewhere.example`,
    inReplyTo: first.message.messageId ?? '',
  })
  await receiveMail(organization, { subject: 'Parcel 48213 is late' })
  const { items } = await asAgent((ctx) => suggestMerges(ctx, { conversation: first.conversation.id }))
  expect(items.map(({ id }) => id).sort()).toEqual([same.conversation.id, stranger.conversation.id].sort())
  expect(items.every(({ reasons }) => reasons.length > 0)).toBe(true)
})
