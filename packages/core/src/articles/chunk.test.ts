import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chunkArticle } from './chunk.ts'

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []
const sentence = fc
  .array(fc.stringMatching(/^[a-zäöü0-9]{1,14}$/), { minLength: 1, maxLength: 40 })
  .map((words) => `${words.join(' ')}.`)
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 12 }).map((all) => all.join(' '))
const paragraphs = fc.array(paragraph, { minLength: 1, maxLength: 8 })

test('keeps every word of the text, in its order', () => {
  fc.assert(
    fc.property(paragraphs, (all) => {
      const body = all.join('\n\n')
      const kept = chunkArticle(body).flatMap(({ text }) => wordsOf(text))
      expect(kept.join('')).toBe(wordsOf(body).join(''))
    }),
  )
})

test('numbers passages from zero and keeps each below 900 characters besides its heading', () => {
  fc.assert(
    fc.property(paragraphs, (all) => {
      const chunks = chunkArticle(`# Title\n\n${all.join('\n\n')}`)
      expect(chunks.map(({ position }) => position)).toEqual(chunks.map((_, index) => index))
      for (const { text } of chunks) {
        expect(text.startsWith('Title\n')).toBe(true)
        expect(text.length - 'Title\n'.length).toBeLessThanOrEqual(900)
      }
    }),
  )
})

test('never throws and never yields an empty passage, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (body) => {
      for (const { text } of chunkArticle(body)) expect(text.trim()).not.toBe('')
    }),
  )
})

test('a passage stands under the nearest heading above it', () => {
  const body =
    '# Returns\n\nWithin 30 days.\n\n## Refunds\nAfter we have the parcel.\n\nOn the card you paid with.'
  expect(chunkArticle(body).map(({ text }) => text)).toEqual([
    'Returns\nWithin 30 days.',
    'Refunds\nAfter we have the parcel.\nOn the card you paid with.',
  ])
})

test('takes Markdown marks away and keeps the words of a link', () => {
  const [passage] = chunkArticle('**Write** to [our desk](https://shop.example/help) or\n- call `us`')
  expect(passage?.text).toBe('Write to our desk or\ncall us')
})

test('a hundred thousand brackets that never close are cut like any text', () => {
  const kept = chunkArticle('['.repeat(100_000)).reduce((sum, { text }) => sum + text.length, 0)
  expect(kept).toBe(100_000)
})
