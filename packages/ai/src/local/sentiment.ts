/// <reference path="./tone/wink-sentiment.d.ts" />
import winkSentiment from 'wink-sentiment'
import { classifyText } from './classifier.ts'
import { detectLanguage } from './language.ts'
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

/** How far the valences of English words (AFINN) move the log-odds. */
const reachOfValence = 1.5

/**
 * The mood of a message: a small trained model, sharpened by telling words with their negations, and in English by
 * the valences of a large lexicon.
 */
export function detectSentiment(whole: string): Sentiment {
  const text = withoutClosing(whole)
  if (!/[\p{L}\p{Extended_Pictographic}]/u.test(text)) return { score: 0, label: 'neutral', confidence: 0.5 }
  const trained = trainOnce('sentiment', sentimentExamples)
  const chances = new Map(
    classifyText(trained, text).ranking.map(({ label, confidence }) => [label, confidence]),
  )
  const lexicon = judgeByLexicon(text)
  const valence = reachOfValence * valenceOf(text)
  const moved = { negative: -valence, neutral: -0.3 * Math.abs(valence), positive: valence }
  const logits = (['negative', 'neutral', 'positive'] as const).map((label) => ({
    label,
    weight: (chances.get(label) ?? 0.01) * Math.exp(lexicon[label] + moved[label]),
  }))
  const sum = logits.reduce((total, { weight }) => total + weight, 0)
  const [negative = 0, neutral = 0, positive = 0] = logits.map(({ weight }) => weight / sum)
  const score = positive - negative
  const label = neutral >= Math.max(negative, positive) ? 'neutral' : score < 0 ? 'negative' : 'positive'
  return { score, label, confidence: Math.max(negative, neutral, positive) }
}

/** -1 … 1; 0 in other languages than English, whose words would be mistaken for English ones. */
function valenceOf(text: string): number {
  if (detectLanguage(text).language !== 'en') return 0
  return Math.tanh(winkSentiment(text).normalizedScore / 3)
}
