import { expect, test } from 'vitest'
import type { Subject } from './api.ts'
import { aboutOf, placeOf, savedSubject } from './hand-over.ts'

const id = 'a0000000-0000-4000-8000-000000000000'
const subjects: Subject[] = [
  { kind: 'workflow', id },
  { kind: 'prompt', task: 'classify' },
  { kind: 'threshold', id },
  { kind: 'article', id },
  { kind: 'sla_policy', id },
]

test.each(subjects)('an address leads back to what was saved of a $kind', (subject) => {
  expect(savedSubject(subject.kind, aboutOf(subject))).toEqual(subject)
})

test('what is not saved yet, or is nothing one can try, has no saved form', () => {
  expect(savedSubject('sla_policy', 'new')).toBeNull()
  expect(savedSubject('mailbox', id)).toBeNull()
  expect(aboutOf({ kind: 'sla_policy' })).toBe('new')
})

test('every kind has a place where it is changed', () => {
  expect(subjects.map(placeOf)).toEqual([
    `/workflows/${id}`,
    '/settings/assistant/prompts',
    '/settings/autonomy',
    `/knowledge/${id}`,
    '/settings/sla',
  ])
})
