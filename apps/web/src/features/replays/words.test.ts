import { columns, numberNames } from '@frontdesk/core/replays/outcome'
import { expect, test } from 'vitest'
import { columnName, costWords, estimateWords, numberName } from './words.ts'

test('every column and number of a trial has a name', () => {
  expect(columns.filter((column) => columnName(column) === column)).toEqual([])
  expect(numberNames.filter((name) => numberName(name) === name)).toEqual([])
})

test('costs keep the digits that matter', () => {
  expect([0, 42, 9_999, 120_000, 12_345_678, null].map(costWords)).toEqual([
    '$0.00',
    '$0.000042',
    '$0.009999',
    '$0.12',
    '$12.35',
    'an unknown price',
  ])
})

test('an estimate says who is asked, how often, for how much, and what is left', () => {
  const local = { conversations: 1, calls: 0, by: null, costMicros: 0, budgetLeftMicros: null }
  expect(estimateWords(local)).toBe('1 conversation. No provider is asked, so it costs nothing.')
  const asked = {
    conversations: 50,
    calls: 100,
    by: 'openai/m',
    costMicros: 40_000,
    budgetLeftMicros: 2_000_000,
  }
  expect(estimateWords(asked)).toBe(
    "50 conversations. openai/m is asked up to 100 times. About $0.04. $2.00 of this month's budget is left.",
  )
  expect(estimateWords({ ...asked, costMicros: null, budgetLeftMicros: null })).toContain('is not known.')
})
