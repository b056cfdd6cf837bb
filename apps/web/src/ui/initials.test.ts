import { expect, test } from 'vitest'
import { initialsOf } from './initials.ts'

test.each([
  ['Ada Keller', 'AK'],
  ['Ada Marie van Keller', 'AK'],
  ['ada.keller@keller.example', 'AK'],
  ['Tom', 'T'],
  ['"Élodie" Ørsted', 'Ø'],
  ['付款 失败', '付失'],
  ['  ', '?'],
  ['(billing)', '?'],
])('%s is shortened to %s', (name, letters) => {
  expect(initialsOf(name)).toBe(letters)
})
