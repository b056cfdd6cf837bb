import { expect, test } from 'vitest'
import { shownIn } from './shown.ts'

const since = '2026-01-01T00:00:00.000Z'

test('shows what is being written, whether somebody waits for it or not', () => {
  const writing = { text: 'Hi Ada', since }
  expect(shownIn({ waiting: true, writing })).toEqual({ kind: 'text', text: 'Hi Ada' })
  expect(shownIn({ waiting: false, writing })).toEqual({ kind: 'text', text: 'Hi Ada' })
})

test('keeps a place for a text that has not begun, and shows the draft once nothing is written any more', () => {
  expect(shownIn({ waiting: true, writing: null })).toEqual({ kind: 'place' })
  expect(shownIn({ waiting: false, writing: { text: ' ', since } })).toEqual({ kind: 'place' })
  expect(shownIn({ waiting: false, writing: null })).toEqual({ kind: 'draft' })
})
