import { expect, test } from 'vitest'
import { acceptedShare, acceptedWords } from './accepted.ts'

test('says what became of a recommended reply, and nothing where it was never shown', () => {
  expect(acceptedWords({ shown: 5, inserted: 3, sent: 2, unchanged: 1 })).toBe(
    'Sent 2 of 5 times shown, 1 as it is',
  )
  expect(acceptedWords({ shown: 3, inserted: 0, sent: 0, unchanged: 0 })).toBe('Sent 0 of 3 times shown')
  expect(acceptedWords({ shown: 0, inserted: 0, sent: 0, unchanged: 0 })).toBe('')
  expect([acceptedShare({ shown: 5, sent: 2 }), acceptedShare({ shown: 0, sent: 0 })]).toEqual(['40 %', '–'])
})
