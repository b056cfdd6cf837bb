import { expect, test } from 'vitest'
import { wordsOf } from './words.ts'

const looking = (name: string) => ({ id: name, name, doing: 'looking' as const })
const eve = { id: 'eve', name: 'Eve Moreau', doing: 'writing' as const }

test('says who writes and who looks, and nothing of nobody', () => {
  expect(wordsOf([eve, looking('Jo Park')], 'writing')).toBe('Eve is writing…')
  expect(wordsOf([eve, looking('Jo Park')], 'looking')).toBe('Jo is looking')
  expect(wordsOf([eve], 'looking')).toBe('')
})

test('names two or three, and counts more', () => {
  const many = ['Jo', 'Ada', 'Ben', 'Cem'].map(looking)
  expect(wordsOf(many.slice(0, 3), 'looking')).toBe('Jo, Ada and Ben are looking')
  expect(wordsOf(many, 'looking')).toBe('Jo, Ada and 2 others are looking')
})
