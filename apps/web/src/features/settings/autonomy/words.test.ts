import { expect, test } from 'vitest'
import type { CategoryRung } from './api.ts'
import { missingFor, percent, provedBy } from './words.ts'

const rung: CategoryRung = {
  category: { id: 'x', key: 'refund', name: 'Refund', route: 'service_action' },
  mode: 'suggest',
  bar: 0.95,
  leastReviewed: 50,
  leastConfidence: 0.8,
  reviewed: 49,
  good: 48,
  low: 0.89,
  high: 0.996,
  precision: 0.98,
  open: 0,
  offered: null,
  changedAt: null,
  changedBy: null,
  reason: '',
}

test('nearly all is never all', () => {
  expect([percent(1), percent(0.9999), percent(0.5), percent(0)]).toEqual(['100 %', '99 %', '50 %', '0 %'])
})

test('says what was proved, and what is missing', () => {
  expect(provedBy(rung)).toBe('98 % good of 49, surely between 89 % and 99 %')
  expect(provedBy({ ...rung, precision: null })).toBe('No reviewed draft yet')
  expect(missingFor(rung)).toBe('1 more reviewed draft until it can be judged')
  expect(missingFor({ ...rung, reviewed: 80 })).toContain('below your bar of 95 %')
  expect(missingFor({ ...rung, reviewed: 80, low: 0.96, offered: 'send_with_undo' })).toBe('')
  expect(missingFor({ ...rung, mode: 'auto' })).toBe('')
})
