import { oncePerProcess } from '@frontdesk/runtime/process/once'
import { classifyText, type Model, trainClassifier } from '../classifier.ts'
import { defaultCategories } from '../seed-examples/default-categories.ts'
import type { Severity } from '../severity.ts'

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
  const { label, ranking } = classifyText(oncePerProcess('gravity-model', trainGravity), text)
  const severity = label as Severity
  const score = ranking.reduce((sum, entry) => sum + entry.confidence * weights[entry.label as Severity], 0)
  return { score: Math.min(1, score), severity }
}

function trainGravity(): Model {
  return trainClassifier(
    defaultCategories.flatMap(({ key, examples }) =>
      examples.map((text) => ({ text, label: severityOf[key] ?? 'normal' })),
    ),
  )
}
