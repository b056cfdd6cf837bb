import type { Conversation } from '../../inbox/api.ts'
import { languageName } from '../../inbox/list/chips.ts'

type Judged = NonNullable<Conversation['classification']>
type Mood = 'negative' | 'neutral' | 'positive'

/** What a person says of a conversation beside its category. */
export type Correction =
  | { severity: Judged['severity'] }
  | { route: Judged['route'] }
  | { sentiment: Mood }
  | { language: string }

const scores: Record<Mood, number> = { negative: -0.7, neutral: 0, positive: 0.7 }

const routeWords: Record<Judged['route'], string> = {
  informational: 'is a question',
  service_action: 'wants something done',
  safety_compliance: 'is about safety or compliance',
}

const moodWords: Record<Mood, string> = {
  negative: 'is unhappy',
  neutral: 'is neutral',
  positive: 'is happy',
}

/** A correction as a part of a sentence: "is of high severity". */
export function correctionOf(correction: Correction): string {
  if ('severity' in correction) return `is of ${correction.severity} severity`
  if ('language' in correction) return `is written in ${languageName(correction.language)}`
  return 'route' in correction ? routeWords[correction.route] : moodWords[correction.sentiment]
}

/** What is shown at once; nothing where nothing was judged yet. */
export function corrected({ classification }: Conversation, correction: Correction): Partial<Conversation> {
  if (classification === null) return {}
  const { sentiment, ...fields } = { sentiment: undefined, ...correction }
  if ('language' in correction) return { classification: { ...classification, ...correction } }
  const score = sentiment === undefined ? classification.sentiment : scores[sentiment]
  return { classification: { ...classification, ...fields, sentiment: score, by: 'agent' } }
}

/** The correction that leads back to what was judged before. */
export function undoCorrection({ classification }: Conversation, correction: Correction): Correction | null {
  if (classification === null) return null
  if ('severity' in correction) return { severity: classification.severity }
  if ('route' in correction) return { route: classification.route }
  if ('language' in correction) return languageBefore(classification.language)
  return { sentiment: moodOf(classification.sentiment) }
}

/** There is no way back to a language nobody knew. */
function languageBefore(language: string): Correction | null {
  return language === 'und' ? null : { language }
}

function moodOf(score: number): Mood {
  if (score <= -0.2) return 'negative'
  return score < 0.25 ? 'neutral' : 'positive'
}
