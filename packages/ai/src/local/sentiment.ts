import { classifyText } from './classifier.ts'
import { sentimentExamples } from './sentiment-examples/examples.ts'
import { judgeByLexicon } from './tone/lexicon.ts'
import { withoutClosing } from './tone/without-closing.ts'
import { trainOnce } from './training/train-once.ts'

export type SentimentLabel = 'negative' | 'neutral' | 'positive'

export interface Sentiment {
  /** -1 (very negative) … 1 (very positive) */
  score: number
  label: SentimentLabel
  confidence: number
}

/** The mood of a message: a small trained model, sharpened by telling words with their negations. */
export function detectSentiment(whole: string): Sentiment {
  const text = withoutClosing(whole)
  if (!/[\p{L}\p{Extended_Pictographic}]/u.test(text)) return { score: 0, label: 'neutral', confidence: 0.5 }
  const trained = trainOnce('sentiment', sentimentExamples)
  const chances = new Map(
    classifyText(trained, text).ranking.map(({ label, confidence }) => [label, confidence]),
  )
  const lexicon = judgeByLexicon(text)
  const logits = (['negative', 'neutral', 'positive'] as const).map((label) => ({
    label,
    weight: (chances.get(label) ?? 0.01) * Math.exp(lexicon[label]),
  }))
  const sum = logits.reduce((total, { weight }) => total + weight, 0)
  const [negative = 0, neutral = 0, positive = 0] = logits.map(({ weight }) => weight / sum)
  const score = positive - negative
  const label = neutral >= Math.max(negative, positive) ? 'neutral' : score < 0 ? 'negative' : 'positive'
  return { score, label, confidence: Math.max(negative, neutral, positive) }
}
