import { expect, test } from 'vitest'
import { mostChosen, toggleChosen } from './selection.ts'

test('no more are chosen than may be acted on at once, and one may always be left out', () => {
  for (let at = 0; at < mostChosen; at += 1) expect(toggleChosen(`c${at}`)).toBe(true)
  expect(toggleChosen('one more')).toBe(false)
  expect(toggleChosen('c0')).toBe(true)
  expect(toggleChosen('one more')).toBe(true)
})
