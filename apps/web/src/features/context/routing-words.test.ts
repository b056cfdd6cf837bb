import { expect, test } from 'vitest'
import { verdictWords } from './routing-words.ts'

const one = { id: 'a', name: 'Ana', missing: null, load: 3, capacity: 8 }

test('says about each what was found', () => {
  expect(verdictWords({ ...one, verdict: 'picked' })).toBe('picked, 3 of 8 taken')
  expect(verdictWords({ ...one, verdict: 'lacks_language', missing: 'de' })).toBe('does not speak German')
  expect(verdictWords({ ...one, verdict: 'lacks_skill', missing: 'Billing' })).toBe(
    'does not know enough of Billing',
  )
})
