import { expect, test } from 'vitest'
import { buildTimeline, type Entry, type Message, type Note, openLetters } from './timeline.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 20, 10, minute)).toISOString()

function letter(id: string, minute: number, change: Partial<Message> = {}): Message {
  return {
    id,
    conversationId: 'c',
    sequence: minute,
    direction: 'inbound',
    author: null,
    from: { name: 'Ada', address: 'ada@keller.example' },
    to: [],
    cc: [],
    bcc: [],
    replyTo: [],
    subject: '',
    text: '',
    html: null,
    quotedText: '',
    attachments: [],
    messageId: null,
    autoKind: 'human',
    delivery: null,
    threading: { verdict: 'new', evidence: [] },
    trust: null,
    invitation: null,
    original: null,
    protection: null,
    sentAt: at(minute),
    createdAt: at(minute),
    ...change,
  }
}

const note = (id: string, minute: number): Note => ({
  id,
  conversationId: 'c',
  author: null,
  text: 'x',
  mentions: [],
  createdAt: at(minute),
})

const entry = (id: string, minute: number, type = 'assigned'): Entry => ({
  id,
  type,
  actor: { type: 'member', name: 'Tom' },
  detail: {},
  createdAt: at(minute),
})

test('puts letters, notes and events into the order in which they happened', () => {
  const items = buildTimeline([letter('m1', 1), letter('m2', 9)], [note('n', 5)], [entry('e', 3)])
  expect(items.map((item) => item.id)).toEqual(['m1', 'e', 'n', 'm2'])
})

test('groups neighbouring events and leaves out those a letter already tells', () => {
  const items = buildTimeline(
    [letter('m1', 1)],
    [],
    [entry('e0', 1, 'message.received'), entry('e1', 2), entry('e2', 3)],
  )
  expect(items.map((item) => (item.kind === 'events' ? item.entries.map((one) => one.id) : item.id))).toEqual(
    ['m1', ['e1', 'e2']],
  )
})

test('does not show a reply that was taken back', () => {
  const undone = letter('m2', 2, {
    direction: 'outbound',
    delivery: {
      state: 'undone',
      attempts: 0,
      error: null,
      notBefore: at(3),
      scheduled: false,
      cancelOnReply: false,
      recipients: [],
    },
  })
  expect(buildTimeline([letter('m1', 1), undone], [], []).map((item) => item.id)).toEqual(['m1'])
})

test("places a mail with a wrong clock by its arrival, not by its sender's date", () => {
  const early = letter('late-clock', 1, { sentAt: '2031-01-01T00:00:00.000Z' })
  expect(buildTimeline([early, letter('m2', 2)], [], []).map((item) => item.id)).toEqual(['late-clock', 'm2'])
})

test('folds the middle of a long thread and keeps its beginning and end open', () => {
  const long = Array.from({ length: 10 }, (_, index) => letter(`m${index}`, index))
  expect([...openLetters(long)]).toEqual(['m0', 'm7', 'm8', 'm9'])
  expect(openLetters(long.slice(0, 4)).size).toBe(4)
})
