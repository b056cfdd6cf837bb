import { expect, test } from 'vitest'
import type { Start } from './api.ts'
import { startWords } from './start-words.ts'

const start = (fields: Partial<Start>): Start => ({
  id: 'e',
  workflow: { id: 'w', name: 'Sorry' },
  conversationId: 'c',
  state: 'done',
  reason: '',
  runId: 'r',
  effects: [],
  ...fields,
})

test('tells what a macro did, and why one did nothing', () => {
  expect(startWords(start({ effects: ['Added late', 'It is pending'] }))?.words).toBe(
    '“Sorry” ran: Added late · It is pending',
  )
  expect(startWords(start({ state: 'passed_over', reason: 'Its conditions do not hold' }))).toEqual({
    words: '“Sorry” did not run: Its conditions do not hold.',
    variant: 'warning',
  })
  expect(startWords(start({ state: 'failed', reason: 'No such team' }))?.variant).toBe('error')
})

test('has nothing to tell before a worker has taken it up and while it runs', () => {
  expect(startWords(start({ state: 'waiting_to_begin' }))).toBeNull()
  expect(startWords(start({ state: 'running' }))).toBeNull()
})
