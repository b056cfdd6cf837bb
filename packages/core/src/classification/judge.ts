import type { AiOptions } from '@frontdesk/ai/calls/ask-options'
import type { Classification, ClassifyInput } from '@frontdesk/ai/classification'
import { classifyMessage } from '@frontdesk/ai/classify'
import { defaultCategories } from '@frontdesk/ai/local/seed-examples/default-categories'
import { counter, histogram } from '@frontdesk/runtime/metrics'

/** Judges a text, and measures how long that took and what came of it. */
export async function judge(input: ClassifyInput, options: AiOptions): Promise<Classification> {
  const began = performance.now()
  const judged = await classifyMessage(input, options)
  measure(judged, performance.now() - began)
  return judged
}

/** Categories an organization made up are counted as one, since their names are its own. */
function measure({ route, category, confidence, by }: Classification, tookMs: number): void {
  const judge = by.split('/')[0] ?? by
  judged().inc({ route, category: shipped.has(category) ? category : 'own', by: judge })
  confidences().observe({ by: judge }, confidence)
  took().observe({ by: judge }, tookMs / 1_000)
}

const shipped = new Set<string>(defaultCategories.map(({ key }) => key))

function judged() {
  return counter({
    name: 'classifications_total',
    help: 'Judgements of messages and texts by route, category and who made them',
    labelNames: ['route', 'category', 'by'],
  })
}

function confidences() {
  return histogram({
    name: 'classification_confidence',
    help: 'How sure judgements were, from 0 to 1',
    labelNames: ['by'],
    buckets: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
  })
}

function took() {
  return histogram({
    name: 'classification_duration_seconds',
    help: 'How long a judgement took, with all providers that were asked',
    labelNames: ['by'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8],
  })
}
