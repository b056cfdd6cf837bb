import { expect, test } from 'vitest'
import type { Names } from '../actions/action.ts'
import { checkDefinition } from '../definition/check.ts'
import type { Facts } from '../facts/facts.ts'
import type { Condition } from './condition.ts'
import { evaluate, holds } from './evaluate.ts'
import { listFields } from './fields.ts'
import { listOperators } from './operators.ts'

const at = new Date('2026-06-03T10:30:00Z')
const names: Names = (_kind, id) => id

const facts: Facts = {
  at,
  organization: { name: 'Acme', timeZone: 'Europe/Berlin', openNow: true, answerThreshold: 0.5 },
  event: { trigger: 'webhook', detail: { plan: 'gold', rating: 2 } },
  conversation: {
    id: 'c',
    number: 7,
    subject: 'Refund for 48213',
    status: 'open',
    priority: 'high',
    channel: 'mail',
    spam: false,
    assigneeId: null,
    teamId: 'billing',
    mailboxId: 'm',
    tags: ['refund', 'VIP'],
    messageCount: 3,
    hasAttachments: true,
    createdAt: new Date('2026-06-03T04:30:00Z'),
    waitingSince: new Date('2026-06-03T08:30:00Z'),
  },
  contact: { id: 'k', name: 'Ada', email: 'ada@shop.example', conversations: 2 },
  message: {
    id: 'x',
    sequence: 1,
    direction: 'inbound',
    subject: 'Refund',
    text: 'I want my money back for order 48213, please.',
    autoKind: 'human',
    trust: 'verified',
    attachments: 1,
  },
  classification: {
    route: 'service_action',
    category: 'refund',
    confidence: 0.82,
    sentiment: -0.6,
    severity: 'high',
    language: 'en',
  },
}

/** field, operator, a value that holds, one that does not; null where the operator takes none */
const matrix: [string, string, unknown, unknown][] = [
  ['conversation.status', 'is', 'open', 'pending'],
  ['conversation.status', 'is_not', 'closed', 'open'],
  ['conversation.status', 'is_one_of', ['open', 'pending'], ['closed']],
  ['conversation.status', 'is_none_of', ['closed'], ['open']],
  ['conversation.priority', 'at_least', 'normal', 'urgent'],
  ['conversation.priority', 'at_most', 'high', 'normal'],
  ['conversation.subject', 'contains', 'refund', 'invoice'],
  ['conversation.subject', 'contains_not', 'invoice', 'REFUND'],
  ['conversation.subject', 'starts_with', 'refund', '48213'],
  ['conversation.subject', 'ends_with', '48213', 'refund'],
  ['conversation.subject', 'matches', '\\b\\d{5}\\b', '^\\d+$'],
  ['conversation.team', 'is', 'billing', 'sales'],
  ['conversation.tags', 'include_any', ['vip', 'x'], ['x']],
  ['conversation.tags', 'include_all', ['refund', 'vip'], ['refund', 'x']],
  ['conversation.tags', 'include_none', ['x'], ['refund']],
  ['conversation.messages', 'equals', 3, 2],
  ['conversation.messages', 'above', 2, 3],
  ['conversation.messages', 'below', 4, 3],
  ['conversation.age', 'at_least', 6, 7],
  ['conversation.waiting', 'at_most', 2, 1],
  ['message.text', 'contains_any', ['voucher', 'money back'], ['voucher']],
  ['message.trust', 'is_one_of', ['verified'], ['forged']],
  ['message.written_by', 'is', 'human', 'bounce'],
  ['contact.domain', 'is', 'shop.example', 'example'],
  ['contact.conversations', 'at_most', 2, 1],
  ['classification.route', 'is', 'service_action', 'informational'],
  ['classification.category', 'is', 'refund', 'order_status'],
  ['classification.confidence', 'at_least', 0.8, 0.9],
  ['classification.sentiment', 'below', -0.5, -0.7],
  ['classification.severity', 'at_least', 'high', 'urgent'],
  ['classification.language', 'is', 'EN', 'de'],
  ['time.weekday', 'is', 'Wednesday', 'Tuesday'],
  ['time.hour', 'equals', 12, 10],
  ['event.plan', 'is', 'Gold', 'silver'],
  ['event.rating', 'is_one_of', ['1', '2'], ['5']],
]

test.each(matrix)('%s %s', (field, is, right, wrong) => {
  const condition = (value: unknown) => ({ field, is, value }) as Condition
  expect(holds(condition(right), facts)).toBe(true)
  expect(holds(condition(wrong), facts)).toBe(false)
})

test.each([
  ['conversation.assignee', 'is_empty', true],
  ['conversation.assignee', 'is_set', false],
  ['conversation.team', 'is_set', true],
  ['conversation.tags', 'are_empty', false],
  ['conversation.attachments', 'is_true', true],
  ['conversation.spam', 'is_false', true],
  ['message.first', 'is_true', true],
  ['time.open', 'is_false', false],
  ['event.missing', 'is_empty', true],
])('%s %s', (field, is, expected) => {
  expect(holds({ field, is }, facts)).toBe(expected)
})

test('whatever is not known holds for nothing but its absence', () => {
  const bare: Facts = { ...facts, message: null, classification: null }
  for (const [field, is, right] of matrix.filter(([name]) => /^(message|classification)\./.test(name))) {
    expect(holds({ field, is, value: right } as Condition, bare), `${field} ${is}`).toBe(false)
  }
  expect(holds({ field: 'classification.route', is: 'is_empty' }, bare)).toBe(true)
})

const yes: Condition = { field: 'conversation.spam', is: 'is_false' }
const no: Condition = { field: 'conversation.spam', is: 'is_true' }

test.each<[Condition, boolean]>([
  [{ all: [] }, true],
  [{ any: [] }, false],
  [{ none: [] }, true],
  [{ all: [yes, yes] }, true],
  [{ all: [yes, no] }, false],
  [{ any: [no, yes] }, true],
  [{ any: [no, no] }, false],
  [{ none: [no, no] }, true],
  [{ none: [no, yes] }, false],
  [{ all: [{ any: [no, { none: [no] }] }, { none: [{ all: [yes, no] }] }] }, true],
])('%j comes out %s, with a verdict that agrees', (condition, expected) => {
  expect(holds(condition, facts)).toBe(expected)
  expect(evaluate(condition, facts, names).holds).toBe(expected)
})

test('a verdict says what was asked and what was seen', () => {
  expect(evaluate({ field: 'classification.confidence', is: 'at_least', value: 0.9 }, facts, names)).toEqual({
    said: 'the confidence is at least 0.9',
    holds: false,
    saw: '0.82',
  })
})

test('a pattern made to take for ever, and a text made for it, are judged like any other', () => {
  const evil = { ...facts, message: facts.message && { ...facts.message, text: `${'a'.repeat(9_999)}!` } }
  const patterns = [
    '(a+)+$',
    '(a|a)*b',
    '^(a*)*$x',
    '(.*)*(.*)*(.*)*z',
    '(a|aa)+$',
    '([a-z]+)*\\d',
    '^(([a-z])+.)+[A-Z]([a-z])+\\d$',
    '(x+x+)+y',
    '(?:a?){50}a{50}b',
  ]
  for (const value of patterns)
    expect(holds({ field: 'message.text', is: 'matches', value }, evil), value).toBe(false)
})

const faultOf = (condition: unknown) =>
  checkDefinition({ trigger: { on: 'tagged' }, conditions: condition, steps: [{ stop: true }] }).problems

test.each([
  [{ field: 'message.text', is: 'matches', value: '(?=a)' }, 'no pattern'],
  [{ field: 'message.text', is: 'matches', value: '([a-z]{20}){12}' }, 'repeat'],
  [{ field: 'message.text', is: 'matches', value: 'x'.repeat(301) }, '300 characters'],
  [{ field: 'message.colour', is: 'is', value: 'red' }, 'no field'],
  [{ field: '__proto__', is: 'is', value: 'red' }, 'no field'],
  [{ field: 'message.text', is: 'constructor', value: 'red' }, 'cannot be compared so'],
  [{ field: 'conversation.status', is: 'is', value: 'gone' }, 'none of its values'],
  [{ field: 'conversation.messages', is: 'above', value: 'many' }, 'a number'],
  [{ field: 'conversation.spam', is: 'is_true', value: 'x' }, 'no value'],
  [{ all: [{ all: [{ all: [{ all: [{ all: [{ all: [{ all: [] }] }] }] }] }] }] }, 'too deep'],
])('%j is told to be wrong', (condition, words) => {
  expect(
    faultOf(condition)
      .map(({ message }) => message)
      .join(' '),
  ).toContain(words)
})

test('every field can be asked by at least one operator without a fault in reading it', () => {
  const operators = listOperators()
  for (const field of listFields()) {
    expect(
      operators.some(({ type }) => type === field.type),
      field.name,
    ).toBe(true)
    expect(() => field.read(facts), field.name).not.toThrow()
    expect(() => field.read({ ...facts, message: null, classification: null }), field.name).not.toThrow()
  }
})
