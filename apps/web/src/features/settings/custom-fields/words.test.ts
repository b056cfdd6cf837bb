import { expect, test } from 'vitest'
import { moved, optionsOf } from './words.ts'

test('each line that says something is an option, once', () => {
  expect(optionsOf(' Free \n\nGold\nFree\r\n')).toEqual(['Free', 'Gold'])
})

test('a field moves by one place and stays where there is none', () => {
  expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b'])
})
