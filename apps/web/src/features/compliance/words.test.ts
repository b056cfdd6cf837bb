import { expect, test } from 'vitest'
import { entrySentence } from './words.ts'

const entry = (kind: string, content: unknown) => ({
  id: 'x',
  position: 1,
  kind,
  messageId: null,
  content,
  actor: { type: 'member', id: 'm', name: 'Mia' },
  at: '2026-01-01T00:00:00.000Z',
  previousHash: '',
  hash: '',
})

test('every kind of entry is a sentence', () => {
  expect(entrySentence(entry('state', { from: 'open', to: 'closed', reason: 'Solved' })).title).toBe(
    'Mia set it to closed: Solved',
  )
  expect(entrySentence(entry('overdue', { dueAt: '2026-01-01T00:15:00.000Z' })).title).toBe(
    'Nobody had looked into it by its deadline',
  )
  expect(entrySentence(entry('note', { text: 'Called back' }))).toEqual({
    title: 'Mia wrote a note',
    text: 'Called back',
  })
  expect(
    entrySentence(entry('opened', { reason: 'Fire', message: { subject: 'Lamp', text: 'Burned' } })),
  ).toEqual({
    title: 'Mia opened the case: Fire',
    text: 'Lamp\n\nBurned',
  })
})

test('an entry of a kind that is not known yet is named and breaks nothing', () => {
  expect(entrySentence(entry('later', null))).toEqual({ title: 'later', text: '' })
})
