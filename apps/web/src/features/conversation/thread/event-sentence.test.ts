import { expect, test } from 'vitest'
import { eventSentence } from './event-sentence.ts'

const now = Date.parse('2026-03-20T12:00:00')
const tom = { type: 'member', name: 'Tom' }

function say(type: string, detail: Record<string, unknown>, actor = tom): string {
  return eventSentence({ id: 'e', type, actor, detail, createdAt: '2026-03-20T10:00:00.000Z' }, now)
}

test('tells taking a conversation from giving it to somebody', () => {
  expect(say('assigned', { name: 'Tom' })).toBe('Tom took the conversation')
  expect(say('assigned', { name: 'Mia' })).toBe('Tom assigned Mia')
})

test('says why somebody was given a conversation, and why it went back', () => {
  const routing = { type: 'system', name: 'routing' }
  expect(say('assigned', { name: 'Ana', reason: 'German, least loaded 3 of 8' }, routing)).toBe(
    'Assigned to Ana: German, least loaded 3 of 8',
  )
  expect(say('unassigned', { reason: 'Ana has been away for 15 minutes' }, routing)).toBe(
    'Back in the queue: Ana has been away for 15 minutes',
  )
  expect(say('needs_set', { skills: [{ name: 'Billing', level: 2 }] })).toBe(
    'Tom asked for somebody who knows Billing',
  )
})

test('says which part of the product did something', () => {
  const by = (name: string) => ({ type: 'system', name })
  expect(say('prioritized', { priority: 'high' }, by('workflows'))).toBe(
    'A workflow set the priority to high',
  )
  expect(say('notified', { name: 'Ana', text: 'Look at this' }, by('workflows'))).toBe(
    'A workflow told Ana: Look at this',
  )
  expect(say('woken', {}, by('schedule'))).toBe('The clock woke it up')
})

test('names the team a conversation was given to', () => {
  expect(say('team_assigned', { name: 'Returns' })).toBe('Tom gave it to the team Returns')
  expect(say('team_unassigned', { teamId: null })).toBe('Tom took it from its team')
})

test('says until when, what and how sure', () => {
  expect(say('snoozed', { until: new Date(now + 3_600_000).toISOString() })).toBe('Tom snoozed until 13:00')
  expect(say('tagged', { tags: ['vip', 'refund'] })).toBe('Tom set the tags vip, refund')
  expect(
    say('classified', { category: 'billing', confidence: 0.914 }, { type: 'system', name: 'worker' }),
  ).toBe('The assistant judged it billing, 91 % sure')
})

test('still says something about an event it has no sentence for', () => {
  expect(say('priority_raised', {})).toBe('Tom: priority raised')
  expect(say('constructor', {})).toBe('Tom: constructor')
})
