import { expect, test } from 'vitest'
import { isSummaryDue } from './due.ts'

const of = (messages: number, summarized: number | null = null, characters = 500) => ({
  messages,
  characters,
  summarized,
})

test('a long thread is summarized at its eighth message, and at each fifth further one', () => {
  const due: number[] = []
  for (let messages = 1; messages <= 20; messages += 1) {
    if (isSummaryDue('long', of(messages, due.at(-1) ?? null))) due.push(messages)
  }
  expect(due).toEqual([8, 13, 18])
})

test('much text makes a thread long, one long mail alone does not', () => {
  expect(isSummaryDue('long', of(2, null, 4_001))).toBe(true)
  expect(isSummaryDue('long', of(2, null, 4_000))).toBe(false)
  expect(isSummaryDue('long', of(1, null, 50_000))).toBe(false)
})

test.each(['hand_over', 'resolved'] as const)('on %s there is one as soon as it saves reading', (reason) => {
  expect(isSummaryDue(reason, of(2))).toBe(false)
  expect(isSummaryDue(reason, of(3))).toBe(true)
  expect(isSummaryDue(reason, of(3, 3))).toBe(false)
  expect(isSummaryDue(reason, of(4, 3))).toBe(true)
})

test('who asks for one gets one, though nothing is new', () => {
  expect(isSummaryDue('asked', of(1, 1))).toBe(true)
  expect(isSummaryDue('asked', of(0))).toBe(false)
})
