import { expect, test } from 'vitest'
import { withAdded } from './draft-hosts.ts'

test.each([
  ['nothing was typed', '', '', 'Sorry.', 'Sorry.'],
  ['it stands below what was typed', 'Hello', 'Hello', 'Hello\n\nSorry.', 'Hello\n\nSorry.'],
  ['typing went on meanwhile', 'Hello you', 'Hello', 'Hello\n\nSorry.', 'Hello you\n\nSorry.'],
  ['it is shown already', 'Hello\n\nSorry.', 'Hello', 'Hello\n\nSorry.', null],
  ['nothing was added', 'Hello you', 'Hello', 'Hello', null],
])('%s', (_, now, flushed, stored, expected) => {
  expect(withAdded(now, flushed, stored)).toBe(expected)
})
