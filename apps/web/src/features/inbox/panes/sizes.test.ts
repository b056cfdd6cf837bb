import { expect, test } from 'vitest'
import { readSizes } from './sizes.ts'

test('keeps remembered widths within what can be used', () => {
  expect(readSizes('{"list":9000,"context":1,"contextOpen":false}')).toEqual({
    list: 560,
    context: 240,
    contextOpen: false,
  })
})

test.each([null, '', 'nonsense', '[]', '{"list":"wide"}', 'null'])(
  'falls back to the usual for %j',
  (stored) => {
    expect(readSizes(stored)).toEqual({ list: 356, context: 288, contextOpen: true })
  },
)
