import { expect, test } from 'vitest'
import { citeDraft } from './cite.ts'

const sources = ['a', 'b'].map((id) => ({ id, kind: 'article', title: id, passage: id }))
const text = 'Dear Ada,\n\nIt costs 5 €. It arrives soon.\n\nTom'

test('numbers sources in their order and loses no character of the draft', () => {
  const segments = citeDraft(
    text,
    [
      { text: 'It costs 5 €.', sources: ['b', 'a', 'b'], supported: true },
      { text: 'It arrives soon.', sources: [], supported: false },
    ],
    sources,
  )
  expect(segments.map((one) => one.text).join('')).toBe(text)
  expect(segments.find((one) => one.text === 'It costs 5 €.')?.numbers).toEqual([2, 1])
  expect(segments.filter((one) => !one.supported).map((one) => one.text)).toEqual(['It arrives soon.'])
})

test('leaves out sources it does not know and sentences the text does not hold', () => {
  const segments = citeDraft(
    text,
    [
      { text: 'Something else.', sources: ['a'], supported: true },
      { text: 'It costs 5 €.', sources: ['zzz'], supported: true },
    ],
    sources,
  )
  expect(segments.map((one) => one.text).join('')).toBe(text)
  expect(segments.flatMap((one) => one.numbers)).toEqual([])
})

test('gives equal sentences their own places', () => {
  const twice = 'Thanks. Thanks.'
  const one = { text: 'Thanks.', sources: [], supported: true }
  expect(citeDraft(twice, [one, one], []).map((segment) => segment.text)).toEqual(['Thanks.', ' ', 'Thanks.'])
})
