import { expect, test } from 'vitest'
import { count, dollars, duration, percent } from './words.ts'

test('figures read like figures', () => {
  expect([percent(0.913), percent(0.9), percent(0)]).toEqual(['91.3 %', '90 %', '0 %'])
  expect([count(1, 'example'), count(10_003, 'example')]).toEqual(['1 example', '10,003 examples'])
  expect([dollars(0), dollars(9_999), dollars(1_234_567)]).toEqual(['nothing', 'less than a cent', '$1.23'])
  expect(dollars(null)).toContain('nobody')
  expect([duration(0), duration(89), duration(600), duration(7_200)]).toEqual([
    '1 second',
    '89 seconds',
    '10 minutes',
    '2 hours',
  ])
})
