import { expect, test } from 'vitest'
import { scoreGravity } from './score.ts'

test('what endangers people scores above a plain question, and that above a kind idea', () => {
  const danger = scoreGravity('The battery caught fire and my daughter burnt her hand')
  const question = scoreGravity('When will my parcel be delivered?')
  const idea = scoreGravity('I have an idea to make your app even nicer, keep it up')
  expect(danger.score).toBeGreaterThan(question.score)
  expect(question.score).toBeGreaterThan(idea.score)
  expect(danger.severity).toBe('urgent')
}, 60_000)

test('a score stays between 0 and 1 whatever the text', () => {
  for (const text of ['', '???', '店'.repeat(5_000)]) {
    expect(scoreGravity(text).score).toBeGreaterThanOrEqual(0)
    expect(scoreGravity(text).score).toBeLessThanOrEqual(1)
  }
}, 60_000)
