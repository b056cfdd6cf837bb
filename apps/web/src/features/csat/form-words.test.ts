import { csatLanguages } from '@frontdesk/core/csat/words'
import { expect, test } from 'vitest'
import { formWords } from './form-words.ts'

test.each(csatLanguages)('whoever is asked in %s finds the page in it', (language) => {
  const { comment, send, thanks, gone } = formWords(language)
  for (const text of [comment, send, thanks, gone.title, gone.text]) expect(text.trim()).not.toBe('')
})

test('no language repeats the words of another', () => {
  const thanks = csatLanguages.map((language) => formWords(language).thanks)
  expect(new Set(thanks).size).toBe(csatLanguages.length)
})

test('a language we do not have is English, whatever it is called', () => {
  for (const language of ['', 'und', 'fi', '__proto__', 'constructor'])
    expect(formWords(language)).toBe(formWords('en'))
})
