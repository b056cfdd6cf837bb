import { expect, test } from 'vitest'
import { readQuestion } from './question.ts'
import { rankPassages } from './rank.ts'
import { searchTerms } from './terms.ts'

const passage = (title: string, text: string, language = 'en') => ({
  title,
  language,
  terms: searchTerms(`${title}\n${text}`),
})
const titles = (question: string, passages: ReturnType<typeof passage>[], language = 'en') =>
  rankPassages(readQuestion(question), passages, () => 1, language).map(({ candidate }) => candidate.title)

test('a word of the title weighs more than one of the text', () => {
  const found = titles('saddle', [passage('Lamp', 'For a saddle.'), passage('Saddle', 'For a lamp.')])
  expect(found).toEqual(['Saddle', 'Lamp'])
})

test('a slip of the keyboard still finds the word', () => {
  const passages = [passage('Lamp', 'Bright.'), passage('Bicycle', 'With a bracket.')]
  for (const word of ['brakcet', 'brackket', 'brscket']) expect(titles(word, passages)[0]).toBe('Bicycle')
})

test('among passages that say the same, the one in the language of the question comes first', () => {
  const passages = [passage('Return', 'Refund'), passage('Rücksendung', 'Erstattung', 'de')]
  expect(titles('Erstattung für eine Rücksendung', passages, 'de')[0]).toBe('Rücksendung')
  expect(titles('refund of a return', passages)[0]).toBe('Return')
})

test('tells how much of what was asked a passage speaks of', () => {
  const passages = [passage('Saddle', 'Leather'), passage('Lamp', 'Bright')]
  const [first] = rankPassages(readQuestion('leather saddle'), passages, () => 1, 'en')
  const [half] = rankPassages(readQuestion('saddle zeppelin'), passages, () => 1, 'en')
  expect([first?.covered, half?.covered]).toEqual([1, 0.5])
})

test('what is asked outright weighs more than the story around it', () => {
  const { terms } = readQuestion('We own a zeppelin. Which saddle fits?')
  const weightOf = (word: string) => terms.get(searchTerms(word)[0] ?? '') ?? Number.NaN
  expect(weightOf('saddle')).toBeGreaterThan(weightOf('zeppelin'))
})
