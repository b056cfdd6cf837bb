import { expect, test } from 'vitest'
import { countdown, exactLength, lengthOf, stateNow } from './words.ts'

const at = (time: string) => `2026-06-01T${time}:00.000Z`
const running = { state: 'ok' as const, nearAt: at('09:40'), dueAt: at('10:00') }

test.each([
  ['09:00', 'ok', 'Due in 1 h'],
  ['09:48', 'near', 'Due in 12 min'],
  ['10:00', 'breached', 'Late by 1 min'],
  ['12:05', 'breached', 'Late by 2 h 5 min'],
])('at %s a promise that is due at ten is %s and says "%s"', (time, state, words) => {
  const now = new Date(at(time))
  expect([stateNow(running, now), countdown(running, now)]).toEqual([state, words])
})

test('what is paused or met does not go on counting', () => {
  const later = new Date(at('12:00'))
  expect(countdown({ ...running, state: 'paused', dueAt: null }, later)).toBe('Paused')
  expect(countdown({ ...running, state: 'met' }, later)).toBe('Met')
  expect(countdown({ ...running, nearAt: null, dueAt: null }, later)).toBe('On time')
})

test('lengths are told in the largest unit that says enough', () => {
  expect([0, 59, 60, 125, 599, 1_600, 10_000].map(lengthOf)).toEqual([
    '1 min',
    '59 min',
    '1 h',
    '2 h 5 min',
    '9 h 59 min',
    '27 h',
    '7 d',
  ])
  expect([15, 90, 1_440].map(exactLength)).toEqual(['15 min', '1 h 30 min', '24 h'])
})
