import { expect, test } from 'vitest'
import type { Conversation } from '../api.ts'
import { chipsOf, languageName } from './chips.ts'

const judged = {
  route: 'informational',
  category: 'refund',
  categoryName: 'Refund',
  confidence: 0.957,
  sentiment: 0,
  severity: 'normal',
  language: 'en',
  by: 'local',
} as const

type Judged = NonNullable<Conversation['classification']>

function labels(change: Partial<Judged> | null, rest: Partial<Conversation> = {}): string[] {
  const classification = change === null ? null : { ...judged, ...change }
  return chipsOf({ tags: [], snoozedUntil: null, ...rest, classification } as Conversation).map((one) =>
    [one.label, one.share].filter(Boolean).join(' '),
  )
}

test('shows how sure the assistant is, and no percentage once a person decided', () => {
  expect(labels({})).toEqual(['Refund 96 %'])
  expect(labels({ by: 'agent' })).toEqual(['Refund'])
})

test('names the language only when it is not English and known', () => {
  expect(labels({ language: 'de' })).toEqual(['Refund 96 %', 'DE'])
  expect(labels({ language: 'und' })).toEqual(['Refund 96 %'])
  expect(languageName('de')).toBe('German')
  expect(languageName('??')).toBe('??')
})

test('puts safety before everything else', () => {
  expect(labels({ route: 'safety_compliance', severity: 'urgent' }, { tags: ['vip'] })).toEqual([
    'Safety',
    'Refund 96 %',
    'vip',
  ])
})

test('shows tags alone while nothing has been judged', () => {
  expect(labels(null, { tags: ['vip'] })).toEqual(['vip'])
})
