import { expect, test } from 'vitest'
import type { Conversation } from '../../inbox/api.ts'
import { corrected, correctionOf, undoCorrection } from './corrections.ts'

const judged = {
  route: 'informational' as const,
  category: 'refund',
  categoryName: 'Refund',
  confidence: 0.8,
  sentiment: -0.5,
  severity: 'normal' as const,
  language: 'en',
  by: 'local',
}
const conversation = { number: 7, classification: judged } as Conversation

test.each([
  [{ severity: 'high' }, { severity: 'high' }, { severity: 'normal' }],
  [{ route: 'service_action' }, { route: 'service_action' }, { route: 'informational' }],
  [{ sentiment: 'positive' }, { sentiment: 0.7 }, { sentiment: 'negative' }],
] as const)('%j is shown at once, and can be taken back', (correction, shown, back) => {
  expect(corrected(conversation, correction).classification).toEqual({ ...judged, ...shown, by: 'agent' })
  expect(undoCorrection(conversation, correction)).toEqual(back)
  expect(correctionOf(correction)).toMatch(/^(is|wants) /)
})

test('where nothing was judged yet nothing is shown and nothing taken back', () => {
  const fresh = { ...conversation, classification: null } as Conversation
  expect(corrected(fresh, { severity: 'high' })).toEqual({})
  expect(undoCorrection(fresh, { severity: 'high' })).toBeNull()
})
