import { expect, test } from 'vitest'
import { likeliestFirst } from './likeliest-first.ts'

const categories = ['account', 'delivery', 'invoice', 'refund'].map((key) => ({ key }))
const order = (alternatives: string[], chosen: string | null) =>
  likeliestFirst(
    categories,
    alternatives.map((category) => ({ category })),
    chosen,
  ).map(({ key }) => key)

test('what the assistant thought of comes first, then its choice, then the others as they are', () => {
  expect(order(['refund', 'invoice'], 'delivery')).toEqual(['refund', 'invoice', 'delivery', 'account'])
})

test('without a thought of the assistant the order stays, and what is gone meanwhile is left out', () => {
  expect(order([], null)).toEqual(['account', 'delivery', 'invoice', 'refund'])
  expect(order(['closed', 'invoice'], null)).toEqual(['invoice', 'account', 'delivery', 'refund'])
})
