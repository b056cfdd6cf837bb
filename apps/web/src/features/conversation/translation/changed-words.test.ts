import { expect, test } from 'vitest'
import { changedWords } from './changed-words.ts'

test('says each thing that differs once, and nothing when all is the same', () => {
  expect(changedWords([])).toBeNull()
  expect(
    changedWords([
      { kind: 'number', value: '20' },
      { kind: 'number', value: '25' },
      { kind: 'number', value: '20' },
    ]),
  ).toBe('Not the same in both texts: 20, 25.')
})

test('says that a text was too long', () => {
  expect(changedWords([{ kind: 'cut', value: '' }])).toMatch(/^Only its beginning/)
})
