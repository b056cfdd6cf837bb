import fc from 'fast-check'
import { expect, test } from 'vitest'
import { interleave, readUpTo } from './arrange.ts'

const list = (name: string) =>
  fc
    .array(fc.integer({ min: 0, max: 50 }), { maxLength: 12 })
    .map((times) => times.map((at, index) => ({ id: `${name}${index}`, at })))

test('keeps everything, and the order each list has', () => {
  fc.assert(
    fc.property(list('a'), list('b'), (a, b) => {
      const ids = interleave(a, b).map(({ id }) => id)
      expect(ids.filter((id) => id.startsWith('a'))).toEqual(a.map(({ id }) => id))
      expect(ids.filter((id) => id.startsWith('b'))).toEqual(b.map(({ id }) => id))
      expect(ids).toHaveLength(a.length + b.length)
    }),
  )
})

test('is the order of time where both lists are', () => {
  fc.assert(
    fc.property(list('a'), list('b'), (a, b) => {
      const sorted = (some: typeof a) => some.toSorted((one, other) => one.at - other.at)
      const times = interleave(sorted(a), sorted(b)).map(({ at }) => at)
      expect(times).toEqual(times.toSorted((one, other) => one - other))
    }),
  )
})

test('reads as far as nothing is unread before', () => {
  fc.assert(
    fc.property(list('a'), fc.array(fc.integer({ min: 0, max: 12 })), (order, places) => {
      const read = new Set(places.map((place) => `a${place}`))
      const upTo = readUpTo(order, read)
      expect(order.slice(0, upTo).every(({ id }) => read.has(id))).toBe(true)
      expect(order[upTo] === undefined || !read.has(order[upTo].id)).toBe(true)
    }),
  )
})
