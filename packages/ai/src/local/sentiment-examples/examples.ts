import type { Example } from '../classifier.ts'
import { defaultCategories } from '../seed-examples/default-categories.ts'
import { germanic } from './germanic.ts'
import type { MoodExamples } from './mood-examples.ts'
import { otherFamilies } from './other-families.ts'
import { romance } from './romance.ts'

const moods = ['negative', 'neutral', 'positive'] as const

const moodOfCategory: Record<string, string> = {
  complaint: 'negative',
  feedback: 'positive',
  product_question: 'neutral',
  invoice: 'neutral',
  delivery_address: 'neutral',
  partnership: 'neutral',
}

/** Messages with the mood they are written in, as the label. */
export function sentimentExamples(): Example[] {
  const fromCategories = defaultCategories.flatMap(({ key, examples }) => {
    const label = moodOfCategory[key]
    return label === undefined ? [] : examples.map((text) => ({ text, label }))
  })
  return [...[germanic, romance, otherFamilies].flat().flatMap(toExamples), ...fromCategories]
}

function toExamples(texts: MoodExamples): Example[] {
  return moods.flatMap((label) =>
    texts[label]
      .split('\n')
      .map((line) => ({ text: line.trim(), label }))
      .filter(({ text }) => text !== ''),
  )
}
