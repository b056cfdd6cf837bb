import { expect, test } from 'vitest'
import { holdArrivals } from './arrivals.ts'

const items = (...ids: string[]) => ids.map((id) => ({ id }))
const ids = (rows: { id: string }[]) => rows.map((row) => row.id)

test('lets new conversations in at once while the reader is at the top', () => {
  expect(holdArrivals(['b', 'c'], items('a', 'b', 'c'), true)).toEqual({
    rows: items('a', 'b', 'c'),
    held: 0,
  })
})

test('holds new conversations back further down and says how many', () => {
  const { rows, held } = holdArrivals(['c', 'd'], items('a', 'b', 'c', 'd'), false)
  expect(ids(rows)).toEqual(['c', 'd'])
  expect(held).toBe(2)
})

test('keeps a row in place when it moves up because of a new message', () => {
  expect(ids(holdArrivals(['a', 'b', 'c'], items('c', 'a', 'b'), false).rows)).toEqual(['a', 'b', 'c'])
})

test('adds older pages below and drops what left the view', () => {
  expect(ids(holdArrivals(['a', 'b'], items('b', 'c', 'd'), false).rows)).toEqual(['b', 'c', 'd'])
})

test('shows the answer as it is when nothing shown before is left in it', () => {
  expect(holdArrivals(['a', 'b'], items('x', 'y'), false)).toEqual({ rows: items('x', 'y'), held: 0 })
})
