import { expect, test } from 'vitest'
import { emotionOf } from './emotion.ts'

test.each([
  ['I am furious about this', -0.8, 'angry'],
  ['Ich bin sehr enttäuscht von Ihrem Laden', -0.7, 'disappointed'],
  ["J'ai peur que quelqu'un utilise ma carte", -0.4, 'worried'],
  ['I am fed up, it still has not come', -0.6, 'frustrated'],
  ['I do not understand this bill', -0.1, 'confused'],
  ['Thank you so much for the quick help', 0.9, 'grateful'],
  ['Muchas gracias, ha llegado', 0.6, 'grateful'],
])('%j with the mood %d is %s', (text, score, emotion) => {
  expect(emotionOf(text, score)).toBe(emotion)
})

test('a polite end makes a complaint not grateful', () => {
  expect(emotionOf('This is unacceptable. Thank you.', -0.6)).toBe('displeased')
})

test('without a named feeling the mood of the whole decides', () => {
  expect([-0.9, -0.4, 0, 0.5].map((score) => emotionOf('Order 48213', score))).toEqual([
    'angry',
    'displeased',
    'calm',
    'pleased',
  ])
})
