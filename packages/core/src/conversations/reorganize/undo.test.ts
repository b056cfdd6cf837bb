import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { listMessages } from '../../messages/list.ts'
import { as } from '../../test/contexts.ts'
import { bare, everythingOf, type Filling, fillConversation } from '../../test/conversations.ts'
import { receiveMail } from '../../test/mails.ts'
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

const spec = fc.record({ asks: fc.boolean(), at: fc.integer({ min: 0, max: 500 }) })
const side = fc.record({
  messages: fc.array(spec, { maxLength: 5 }),
  tags: fc.uniqueArray(fc.constantFrom('vip', 'parcel', 'late'), { maxLength: 2 }),
  note: fc.boolean(),
  draft: fc.boolean(),
  read: fc.boolean(),
  resolved: fc.boolean(),
})

describe('undone at once, everything is as it was', () => {
  test('a merge', async () => {
    await fc.assert(
      fc.asyncProperty(side, side, async (left, right) => {
        const [source, target] = [await fill(left), await fill(right)]
        const before = [await everythingOf(source), await everythingOf(target)]
        const { id } = await asAgent((ctx) => merge(ctx, { conversation: source, into: target }))
        const times = (await messagesOf(target)).map(({ createdAt }) => createdAt)
        expect(times).toHaveLength(left.messages.length + right.messages.length + 2)
        const undone = await asAgent((ctx) =>
          undoMove(ctx, { kind: 'merge', moveId: id, conversation: source }),
        )
        expect(undone.remark).toBeNull()
        expect([await everythingOf(source), await everythingOf(target)]).toEqual(before)
      }),
      { numRuns: 10 },
    )
  }, 60_000)

  test('a split', async () => {
    await fc.assert(
      fc.asyncProperty(side, fc.array(fc.nat({ max: 5 }), { minLength: 1 }), async (one, picks) => {
        const source = await fill({ ...one, messages: [...one.messages, { asks: true, at: 7 }] })
        const before = await everythingOf(source)
        const chosen = [
          ...new Set(picks.map((pick) => before.messages[pick % before.messages.length]?.id ?? '')),
        ]
        const messageIds = chosen.slice(0, before.messages.length - 1)
        const { id } = await asAgent((ctx) => split(ctx, { conversation: source, messageIds }))
        expect((await everythingOf(source)).messages).toHaveLength(before.messages.length - messageIds.length)
        await asAgent((ctx) => undoMove(ctx, { kind: 'split', moveId: id, conversation: source }))
        expect(await everythingOf(source)).toEqual(before)
      }),
      { numRuns: 8 },
    )
  }, 60_000)

  test('a move', async () => {
    await fc.assert(
      fc.asyncProperty(side, side, fc.nat({ max: 5 }), async (left, right, pick) => {
        const [source, target] = [await fill(left), await fill(right)]
        const before = [await everythingOf(source), await everythingOf(target)]
        const { messages = [] } = before[0] ?? {}
        const messageId = messages[pick % messages.length]?.id ?? ''
        const { id } = await asAgent((ctx) => moveMessage(ctx, { messageId, to: target }))
        await asAgent((ctx) => undoMove(ctx, { kind: 'move', moveId: id, messageId }))
        expect([await everythingOf(source), await everythingOf(target)]).toEqual(before)
      }),
      { numRuns: 8 },
    )
  }, 60_000)
})

test('what arrived since the merge stays in the target, and the answer says so; undoing twice is once', async () => {
  const ada = `${newId()}@customer.example`
  const source = await receiveMail(organization, { from: ada })
  const target = await receiveMail(organization, { from: `${newId()}@customer.example` })
  const [from, to] = [source.conversation.id, target.conversation.id]
  const { id } = await asAgent((ctx) => merge(ctx, { conversation: from, into: to }))
  const late = await receiveMail(organization, { from: ada, inReplyTo: source.message.messageId ?? '' })
  const undo = () => asAgent((ctx) => undoMove(ctx, { kind: 'merge', moveId: id, conversation: to }))
  const undone = await undo()
  expect(undone.remark).toBe(`1 message that arrived since stay in #${target.conversation.number}`)
  expect(undone.undoneAt).not.toBeNull()
  expect(await undo()).toEqual(undone)
  expect((await everythingOf(from)).messages.map((message) => message.id)).toEqual([source.message.id])
  expect((await everythingOf(to)).messages).toEqual([
    { id: target.message.id, sequence: 1 },
    { id: late.message.id, sequence: 2 },
  ])
})

test('a merge of what was merged earlier can be undone step by step, in either order', async () => {
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const ids = [await fill(bare), await fill(bare), await fill(bare)]
    const [a = '', b = '', c = ''] = ids
    const before = await Promise.all(ids.map((id) => everythingOf(id)))
    const first = await asAgent((ctx) => merge(ctx, { conversation: a, into: b }))
    const second = await asAgent((ctx) => merge(ctx, { conversation: b, into: c }))
    for (const step of order) {
      const [move, conversation] = step === 0 ? [first, a] : [second, b]
      await asAgent((ctx) => undoMove(ctx, { kind: 'merge', moveId: move.id, conversation }))
    }
    const after = await Promise.all(ids.map((id) => everythingOf(id)))
    expect(after.map(({ messages }) => messages)).toEqual(before.map(({ messages }) => messages))
    expect(after.map(({ row }) => row.mergedIntoId)).toEqual([null, null, null])
  }
})
