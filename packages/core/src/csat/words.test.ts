import { expect, test } from 'vitest'
import { csatLanguages, csatWords } from './words.ts'

test.each(csatLanguages)('the question in %s is complete, and its ratings are told apart', (language) => {
  const { subject, question, ratings, valid } = csatWords(language)
  for (const text of [subject, question, ...ratings, valid(1), valid(14)]) expect(text.trim()).not.toBe('')
  expect(new Set(ratings).size).toBe(5)
  expect(valid(14)).toContain('14')
  expect(valid(1)).not.toBe(valid(14))
})

test('no language repeats the words of another', () => {
  const questions = csatLanguages.map((language) => csatWords(language).question)
  expect(new Set(questions).size).toBe(csatLanguages.length)
})

test.each([[null], ['und'], ['fi'], ['__proto__'], ['constructor']])('%s is asked in English', (language) => {
  expect(csatWords(language)).toBe(csatWords('en'))
})

test('a region of a language is asked in that language', () => {
  expect(csatWords('pt-BR')).toBe(csatWords('pt'))
})
