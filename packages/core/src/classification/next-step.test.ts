import { expect, test } from 'vitest'
import { nextStep } from './next-step.ts'

const judged = {
  route: 'informational' as const,
  confidence: 0.5,
  categoryName: 'Opening hours',
  suspicious: false,
  article: null,
  threshold: 0.5,
}
const article = { articleId: 'a', title: 'When we are open' }

test('an informational message is answered from the threshold on, where an article speaks of it', () => {
  expect(nextStep({ ...judged, article })).toMatchObject({ action: 'answer', article })
  expect(nextStep(judged)).toMatchObject({ action: 'suggest' })
})

test('below the threshold a person decides, whatever articles there are', () => {
  expect(nextStep({ ...judged, article, confidence: 0.49999 })).toMatchObject({ action: 'escalate' })
  expect(nextStep({ ...judged, article, confidence: 0.6, threshold: 0.61 })).toMatchObject({
    action: 'escalate',
  })
})

test('a wish for action is suggested, never carried out', () => {
  expect(nextStep({ ...judged, route: 'service_action', confidence: 1, article })).toMatchObject({
    action: 'suggest',
  })
})

test('safety matters and messages to a machine go to a person however sure the assistant is', () => {
  expect(nextStep({ ...judged, route: 'safety_compliance', confidence: 1, article })).toMatchObject({
    action: 'escalate',
  })
  expect(nextStep({ ...judged, confidence: 1, article, suspicious: true })).toMatchObject({
    action: 'escalate',
  })
})
