import { expect, test } from 'vitest'
import { moodTrend, moodWord, sparkline } from './mood.ts'

const moods = (...values: number[]) => values.map((sentiment) => ({ at: '2026-03-20T10:00:00Z', sentiment }))

test('calls a mood falling when the last messages are clearly worse than those before', () => {
  expect(moodTrend(moods(0.4, 0.3, 0.5, -0.3)).word).toBe('falling')
  expect(moodTrend(moods(-0.5, -0.4, 0.3)).word).toBe('rising')
  expect(moodTrend(moods(0, 0.1, 0)).word).toBe('neutral')
})

test('names the mood itself while there are too few messages for a trend', () => {
  expect(moodTrend(moods(-0.9)).word).toBe('angry')
  expect(moodTrend([]).word).toBe('unknown')
})

test('warns in red only when the customer is angry', () => {
  expect(moodWord(-0.7).tone).toBe('late')
  expect(moodWord(-0.3).tone).toBe('warn')
})

test('draws inside its box, whatever the values', () => {
  for (const { x, y } of sparkline(moods(-5, 0, 5), 72, 18)) {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x).toBeLessThanOrEqual(72)
    expect(y).toBeGreaterThanOrEqual(0)
    expect(y).toBeLessThanOrEqual(18)
  }
})
