import type { Example } from '../classifier.ts'
import { defaultCategories } from '../seed-examples/default-categories.ts'

const moodOfCategory: Record<string, string> = {
  complaint: 'negative',
  feedback: 'positive',
  product_question: 'neutral',
  invoice: 'neutral',
  delivery_address: 'neutral',
  partnership: 'neutral',
  other: 'neutral',
}

/** Messages with the mood they are written in. */
export function sentimentExamples(): Example[] {
  return defaultCategories.flatMap(({ key, examples }) => {
    const label = moodOfCategory[key]
    return label === undefined ? [] : examples.map((text) => ({ text, label }))
  })
}
