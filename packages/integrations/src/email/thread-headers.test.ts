import { expect, test } from 'vitest'
import {
  candidateMessageIds,
  newMessageId,
  normalizeSubject,
  replyReferences,
  replySubject,
  threadAddress,
  tokenFromAddress,
} from './thread-headers.ts'

test('asks In-Reply-To first, then the newest references, each once', () => {
  expect(candidateMessageIds({ inReplyTo: '<b@x>', references: ['<a@x>', '<b@x>', '<c@x>'] })).toEqual([
    '<b@x>',
    '<c@x>',
    '<a@x>',
  ])
  expect(candidateMessageIds({ inReplyTo: null, references: [] })).toEqual([])
})

test.each(['help@lumen.test', 'help+shop@lumen.test', '"a@b"@lumen.test'])(
  'reads the token back from %s',
  (mailbox) => {
    expect(tokenFromAddress(threadAddress(mailbox, 'c3k9.x_1'))).toEqual({ base: mailbox, token: 'c3k9.x_1' })
  },
)

test.each(['help@lumen.test', 'help+@lumen.test', '+token@lumen.test', 'no address', ''])(
  'finds no token in "%s"',
  (address) => {
    expect(tokenFromAddress(address)).toBeNull()
  },
)

test.each([
  ['Re: Lamp', 'Lamp'],
  ['RE: Fwd: AW: re[2]: Lamp', 'Lamp'],
  ['Antwort: WG: Lampe', 'Lampe'],
  ['SV: VS: Odp: RV: TR: Lamp', 'Lamp'],
  ['回复：转发: 灯', '灯'],
  ['답장: 램프', '램프'],
  ['Re : Lampe', 'Lampe'],
  ['Re^2: Lamp', 'Lamp'],
  ['Return: a lamp', 'Return: a lamp'],
  ['Ref: 4711', 'Ref: 4711'],
  ['Regarding: lamp', 'Regarding: lamp'],
  ['  Lamp \t broken ', 'Lamp broken'],
  ['', ''],
])('takes the marks off "%s"', (subject, normal) => {
  expect(normalizeSubject(subject)).toBe(normal)
})

test('answers with one mark', () => {
  expect(replySubject('AW: Re: Lamp')).toBe('Re: Lamp')
  expect(replySubject('')).toBe('Re:')
})

test('keeps the references of a long thread below 900 characters, with its first and newest ids', () => {
  const references = Array.from({ length: 500 }, (_, index) => `<message-${index}@thread.test>`)
  const kept = replyReferences({ messageId: '<parent@thread.test>', references })
  expect(kept[0]).toBe('<message-0@thread.test>')
  expect(kept.slice(-2)).toEqual(['<message-499@thread.test>', '<parent@thread.test>'])
  expect(kept.join(' ').length).toBeLessThan(900)
})

test('keeps short references whole', () => {
  expect(replyReferences({ messageId: '<b@x>', references: ['<a@x>', '<b@x>'] })).toEqual(['<a@x>', '<b@x>'])
  expect(replyReferences({ messageId: null, references: [] })).toEqual([])
})

test('makes a new message id each time', () => {
  expect(newMessageId('lumen.test')).toMatch(/^<[0-9a-f-]{36}@lumen\.test>$/)
  expect(newMessageId('lumen.test')).not.toBe(newMessageId('lumen.test'))
})
