import { expect, test } from 'vitest'
import { loadWords, rulesSentence, span } from './words.ts'

const rules = {
  automatic: true,
  method: 'least_loaded',
  languageRule: 'preferred',
  stickyDays: 0,
  returnAfterMinutes: null,
  relaxAfterMinutes: null,
} as const

test('says a span of minutes as people do', () => {
  expect([5, 59.6, 90, 1_440, 1_500].map(span)).toEqual(['5 min', '1 h', '1 h 30 min', '1 d', '25 h'])
})

test('says the rules of a team in one sentence', () => {
  expect(rulesSentence({ ...rules, automatic: false })).toBe('People assign by hand')
  expect(rulesSentence(rules)).toBe('Least loaded first')
  expect(
    rulesSentence({
      ...rules,
      method: 'round_robin',
      languageRule: 'required',
      stickyDays: 30,
      returnAfterMinutes: 15,
    }),
  ).toBe('One after the other, only in their language, back to who answered last, returned after 15 min away')
})

test('writes halves of a load out', () => {
  expect(loadWords(2.5, 8)).toBe('2.5 of 8')
})
