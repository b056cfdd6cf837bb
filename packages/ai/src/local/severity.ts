import { severitySigns } from './gravity/signs.ts'
import type { Sentiment } from './sentiment.ts'

export type Severity = 'low' | 'normal' | 'high' | 'urgent'

export interface JudgedSeverity {
  severity: Severity
  confidence: number
  /** Names of the signs found, the gravest first. */
  hits: string[]
}

const order: Severity[] = ['low', 'normal', 'high', 'urgent']

const LONGEST_TEXT = 8_000

/**
 * How grave a message is. Harm, breach of data, fraud and a standing business are urgent; legal threats, near
 * deadlines, repeated contact and anger are high; thanks and ideas are low; everything else is normal.
 */
export function judgeSeverity(
  text: string,
  { sentiment, category }: { sentiment: Sentiment; category?: string },
): JudgedSeverity {
  const plain = text.slice(0, LONGEST_TEXT).normalize('NFC').toLowerCase().replace(/[’‘]/g, "'")
  const found = severitySigns
    .map((sign) => ({ ...sign, count: countOf(plain, sign.pattern, sign.unless) }))
    .filter((sign) => sign.count > 0)
    .sort((a, b) => order.indexOf(b.severity) - order.indexOf(a.severity))
  const hits = found.map((sign) => sign.name)
  const gravest = found[0]
  if (gravest?.severity === 'urgent')
    return { severity: 'urgent', confidence: certainty(0.85, found.length), hits }
  const high = found.filter((sign) => sign.severity === 'high')
  if (high.length > 0) return { severity: 'high', confidence: certainty(0.72, high.length), hits }
  return judgeWithoutSigns(sentiment, category, hits)
}

const categoryFloor: Record<string, Severity> = {
  safety: 'urgent',
  security: 'high',
  data_protection: 'high',
}
const lightCategories = new Set(['feedback', 'partnership', 'other'])

function judgeWithoutSigns(
  sentiment: Sentiment,
  category: string | undefined,
  hits: string[],
): JudgedSeverity {
  const floor = category === undefined ? undefined : categoryFloor[category]
  if (floor) return { severity: floor, confidence: 0.6, hits }
  if (sentiment.score < -0.75 && sentiment.confidence > 0.8 && category === 'complaint') {
    return { severity: 'high', confidence: 0.55, hits }
  }
  const light = hits.includes('thanks') || (category !== undefined && lightCategories.has(category))
  if (light && sentiment.label !== 'negative') return { severity: 'low', confidence: 0.7, hits }
  return { severity: 'normal', confidence: sentiment.label === 'negative' ? 0.6 : 0.75, hits }
}

function certainty(base: number, signs: number): number {
  return Math.min(0.97, base + 0.05 * (signs - 1))
}

/** A match counts only when the words just before it do not deny it. */
function countOf(text: string, pattern: RegExp, unless: RegExp | undefined): number {
  let count = 0
  for (const match of text.matchAll(pattern)) {
    const before = text.slice(Math.max(0, match.index - 30), match.index)
    if (NEGATION.test(before)) continue
    const around = text.slice(Math.max(0, match.index - 40), match.index + match[0].length + 40)
    if (unless?.test(around)) continue
    count += 1
  }
  return count
}

const NEGATION =
  /(?:\b(?:no|not|never|without|nobody|nothing|isn't|wasn't|didn't|kein|keine|keinen|nicht|ohne|pas|sans|aucune?|sin|ningún|ninguna|senza|non|nessuna?|sem|geen|niet|zonder|bez|ingen|inte|utan)\b)[\s\p{L}']{0,10}$/u
