import { expect, test } from 'vitest'
import type { Message } from '../conversation/thread/timeline.ts'
import { addressWords, answersInChat } from './channel-words.ts'

const message = (fields: object) =>
  ({
    direction: 'inbound',
    autoKind: 'human',
    cc: [],
    bcc: [],
    messageId: null,
    ...fields,
  }) as unknown as Message
const said = message({ threading: { verdict: 'chat' } })
const mailed = message({ messageId: '<1@customer.example>', threading: { verdict: 'token' } })

test('an answer goes where the customer wrote last', () => {
  expect(answersInChat('chat', [said])).toBe(true)
  expect(answersInChat('chat', [said, mailed])).toBe(false)
  expect(answersInChat('chat', [mailed, said])).toBe(true)
  expect(answersInChat('mail', [mailed])).toBe(false)
  expect(answersInChat('chat', [])).toBe(false)
})

test('what stands in for an address is not shown as one', () => {
  expect(addressWords('0198@chat.invalid')).toBe('no mail address')
  expect(addressWords('+49301234567@voice.invalid')).toBe('+49301234567')
  expect(addressWords('ada@customer.example')).toBe('ada@customer.example')
})
