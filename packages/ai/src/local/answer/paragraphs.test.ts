import { expect, test } from 'vitest'
import { meaningsOf } from '../text/terms.ts'
import { paragraphsOf, pickSentences } from './paragraphs.ts'

const article = `Returns
You may return a kettle for 40 days.
Cost: free inside the country, otherwise €7.
Condition: no scratches.
Send it with
the receipt
a short note`

function pick(question: string): string[] {
  const asked = { text: question, terms: meaningsOf(question) }
  return pickSentences(paragraphsOf(article), asked, new Set(meaningsOf('Returns')), () => 1)
}

test('a question for a time and one for a price are both answered', () => {
  expect(pick('How long may I return it and who pays?')).toEqual([
    'You may return a kettle for 40 days.',
    'Cost: free inside the country, otherwise €7.',
  ])
})

test('only the paragraph that answers is used', () => {
  expect(pick('How much does a return cost me?')).toEqual(['Cost: free inside the country, otherwise €7.'])
})

test('a list stays with what introduces it and reads as a sentence', () => {
  expect(pick('Do you need the receipt and a note?').join(' ')).toBe(
    'Send it with, the receipt, a short note.',
  )
})

test('a line that only heads others is no paragraph', () => {
  expect(paragraphsOf(article).map(({ text }) => text)).not.toContain('Returns')
})
