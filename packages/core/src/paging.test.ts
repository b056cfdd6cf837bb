import { newId } from '@frontdesk/runtime/id'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Invalid } from './errors.ts'
import { decodeCursor, encodeCursor, pageOf } from './paging.ts'

const shapes = [['time', 'id'], ['id'], ['number'], ['text', 'id'], ['number', 'number'], []] as const

/** What decoding gives, or the word for a refusal; any other error is thrown on. */
function outcomeOf(cursor: string, shape: (typeof shapes)[number]): unknown {
  try {
    return decodeCursor(cursor, shape)
  } catch (error) {
    if (error instanceof Invalid) return 'refused'
    throw error
  }
}

test('whatever a client sends as a cursor is decoded or refused as Invalid', () => {
  const text = fc.string({ unit: 'binary' })
  const json = fc.json().map((value) => Buffer.from(value).toString('base64url'))
  fc.assert(
    fc.property(fc.oneof(text, json), fc.constantFrom(...shapes), (cursor, shape) => {
      const outcome = outcomeOf(cursor, shape)
      expect(outcome === 'refused' || Array.isArray(outcome)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a cursor comes back as it was given out', () => {
  const time = fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString())
  fc.assert(
    fc.property(time, fc.uuid(), (at, id) => {
      expect(decodeCursor(encodeCursor([at, id]), ['time', 'id'])).toEqual([at, id])
    }),
  )
})

test.each([
  ['a day that does not exist', ['2026-02-30T00:00:00.000Z'], 'time'],
  ['the year zero', ['0000-01-01T00:00:00.000Z'], 'time'],
  ['a year PostgreSQL does not know', ['+275760-09-13T00:00:00.000Z'], 'time'],
  ['a date in words', ['1 Jan 2026'], 'time'],
  ['a number below zero', [-1], 'number'],
  ['a part of a number', [1.5], 'number'],
  ['a number beyond four bytes', [2_147_483_648], 'number'],
  ['a number in words', ['1'], 'number'],
  ['an id that is none', ['1 OR 1=1'], 'id'],
  ['a NUL', ['a\u0000b'], 'text'],
  ['half a surrogate pair', ['\ud800'], 'text'],
] as const)('refuses %s', (_, parts, kind) => {
  expect(() => decodeCursor(encodeCursor(parts), [kind])).toThrow(Invalid)
})

test('a page ends with a cursor only when there is more', () => {
  const rows = [newId(), newId(), newId()]
  const keyOf = (row: string) => [row]
  const full = pageOf(rows, 2, keyOf, (row) => row)
  expect(full).toEqual({ items: rows.slice(0, 2), nextCursor: encodeCursor([rows[1] ?? '']) })
  expect(pageOf(rows, 3, keyOf, (row) => row)).toEqual({ items: rows, nextCursor: null })
  expect(pageOf([], 3, keyOf, (row: string) => row)).toEqual({ items: [], nextCursor: null })
})
