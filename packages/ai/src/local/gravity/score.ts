import { classifyText, type Example } from '../classifier.ts'
import { defaultCategories } from '../seed-examples/default-categories.ts'
import type { Severity } from '../severity.ts'
import { trainOnce } from '../training/train-once.ts'

export interface GravityScore {
  /** 0 (low) … 1 (urgent) */
  score: number
  severity: Severity
}

const weights: Record<Severity, number> = { low: 0, normal: 1 / 3, high: 2 / 3, urgent: 1 }

/** How grave the shipped examples of a category are; all others are normal. */
const severityOf: Record<string, Severity> = {
  safety: 'urgent',
  security: 'high',
  data_protection: 'high',
  complaint: 'high',
  feedback: 'low',
  partnership: 'low',
}

/** How grave a text sounds to a small trained model, without the rules: a second opinion beside theirs. */
export function scoreGravity(text: string): GravityScore {
  const { label, ranking } = classifyText(trainOnce('gravity', examplesOfGravity), text)
  const severity = label as Severity
  const score = ranking.reduce((sum, entry) => sum + entry.confidence * weights[entry.label as Severity], 0)
  return { score: Math.min(1, score), severity }
}

function examplesOfGravity(): Example[] {
  return defaultCategories.flatMap(({ key, examples }) =>
    examples.map((text) => ({ text, label: severityOf[key] ?? 'normal' })),
  )
}
