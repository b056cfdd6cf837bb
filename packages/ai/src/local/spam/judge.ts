import { classifyText, type Example } from '../classifier.ts'
import { defaultCategories } from '../seed-examples/default-categories.ts'
import { trainOnce } from '../training/train-once.ts'
import { spamExamples, wantedExamples } from './examples.ts'

export interface JudgedSpam {
  /** the probability, 0 … 1, that nobody asked for this mail */
  score: number
  /** sure enough to hold back what the product would do by itself */
  likely: boolean
}

/** Mail that is wanted and thrown away costs a customer, so only much of it counts. */
const sureFrom = 0.8
/** What the first lines say decides; a long quote below does not. */
const longestText = 4_000

/** Whether a message reads like an offer or a lure nobody asked for, judged from its words alone. */
export function judgeSpam(text: string): JudgedSpam {
  const read = text.slice(0, longestText)
  if (!/\p{L}/u.test(read)) return { score: 0, likely: false }
  const { ranking } = classifyText(trainOnce('spam', examplesOfSpam), read)
  const score = ranking.find(({ label }) => label === 'spam')?.confidence ?? 0
  return { score, likely: score >= sureFrom }
}

function examplesOfSpam(): Example[] {
  const wanted = [...wantedExamples, ...defaultCategories.flatMap(({ examples }) => examples)]
  return [
    ...spamExamples.map((text) => ({ text, label: 'spam' })),
    ...wanted.map((text) => ({ text, label: 'wanted' })),
  ]
}
