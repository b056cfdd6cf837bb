import { expect, test } from 'vitest'
import { standingMove, undoneMoves } from './standing-move.ts'

const createdAt = '2026-03-20T10:00:00.000Z'
const soon = Date.parse(createdAt) + 86_400_000
const actor = { type: 'member', name: 'Kim' }
const entry = (type: string, detail: Record<string, unknown>) => ({
  id: type,
  type,
  actor,
  detail,
  createdAt,
})
const merged = entry('merged', { moveId: 'm1', number: 12, messageId: 'a' })

test('a merge can be taken back for 30 days', () => {
  expect(standingMove(merged, new Set(), soon)).toEqual({
    kind: 'merge',
    moveId: 'm1',
    conversationId: '12',
    messageId: 'a',
  })
  expect(standingMove(merged, new Set(), soon + 30 * 86_400_000)).toBeNull()
})

test('what was taken back is not offered again', () => {
  const back = entry('merge_undone', { moveId: 'm1', number: 12 })
  const undone = undoneMoves([{ kind: 'events', at: createdAt, id: 'e', entries: [merged, back] }])
  expect(undone).toEqual(new Set(['m1']))
  expect(standingMove(merged, undone, soon)).toBeNull()
})

test('other lines offer nothing', () => {
  expect(standingMove(entry('toString', { moveId: 'm1', number: 1 }), new Set(), soon)).toBeNull()
  expect(standingMove(entry('merged', {}), new Set(), soon)).toBeNull()
})
