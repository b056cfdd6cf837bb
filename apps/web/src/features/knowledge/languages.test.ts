import { expect, test } from 'vitest'
import { languageChoices, languageName } from './languages.ts'

test('always offers the language already chosen', () => {
  expect(languageChoices('eo').map(({ value }) => value)).toContain('eo')
})

test('offers each language once, by name', () => {
  const values = languageChoices('en').map(({ value }) => value)
  expect(new Set(values).size).toBe(values.length)
  expect(languageName('de')).not.toBe('de')
})
