import { arabic, cyrillic, devanagari, han, type LetterRule } from './shared-letters.ts'
import { votesOfWords } from './words.ts'

/** How a script tells the language: at once, or by letters and words only some languages use. */
interface ScriptRule {
  script: string
  /** Answer when none of the letters below occurs; left out where the n-gram model has to decide. */
  language?: string
  /** how sure that answer is, where several languages may write without a letter of their own */
  otherwise?: number
  letters?: readonly LetterRule[]
}

/** Ordered: kana before Han, because Japanese uses both. */
const rules: ScriptRule[] = [
  { script: 'Hangul', language: 'ko' },
  { script: 'Kana', language: 'ja' },
  { script: 'Han', language: 'zh', letters: han, otherwise: 0.55 },
  { script: 'Greek', language: 'el' },
  { script: 'Hebrew', letters: [[/[ױײװ]|\u05d9\u05b4|\u05d0\u05b7|\u05d0\u05b8/u, 'yi']], language: 'he' },
  { script: 'Thai', language: 'th' },
  { script: 'Lao', language: 'lo' },
  { script: 'Khmer', language: 'km' },
  { script: 'Myanmar', language: 'my' },
  { script: 'Sinhala', language: 'si' },
  { script: 'Tibetan', language: 'bo' },
  { script: 'Armenian', language: 'hy' },
  { script: 'Georgian', language: 'ka' },
  { script: 'Ethiopic', language: 'am' },
  { script: 'Bengali', language: 'bn', letters: [[/[ৰৱ]/u, 'as']] },
  { script: 'Gujarati', language: 'gu' },
  { script: 'Gurmukhi', language: 'pa' },
  { script: 'Oriya', language: 'or' },
  { script: 'Tamil', language: 'ta' },
  { script: 'Telugu', language: 'te' },
  { script: 'Kannada', language: 'kn' },
  { script: 'Malayalam', language: 'ml' },
  { script: 'Devanagari', letters: devanagari },
  { script: 'Arabic', letters: arabic, language: 'ar', otherwise: 0.55 },
  { script: 'Cyrillic', letters: cyrillic },
]

const counters: [string, RegExp][] = rules.map(({ script }) => [
  script,
  script === 'Kana'
    ? /[\p{Script=Hiragana}\p{Script=Katakana}]/gu
    : new RegExp(`\\p{Script=${script}}`, 'gu'),
])

export interface ScriptVerdict {
  /** Share of all letters written in this script. */
  share: number
  /** 0 … 1: less where what tells the language is used by others as well */
  certainty: number
  /** Undefined when the script alone does not settle the language. */
  language: string | undefined
}

/** The script most of the letters belong to, when it is not Latin, and the language it gives away. */
export function judgeScript(text: string): ScriptVerdict | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const counts = new Map(counters.map(([script, pattern]) => [script, text.match(pattern)?.length ?? 0]))
  // A few kana settle that the Han characters around them are Japanese.
  const kana = counts.get('Kana') ?? 0
  const han = counts.get('Han') ?? 0
  if (kana > 0 && kana * 8 >= han) counts.set('Kana', kana + han)
  const rule = rules.reduce((best, next) => (countOf(next) > countOf(best) ? next : best))
  const share = letters === 0 ? 0 : Math.min(1, countOf(rule) / letters)
  if (share < 0.4) return null
  const shown = rule.letters?.find(([pattern]) => pattern.test(text))
  if (shown) return { share, ...judgeLetters(shown, text) }
  return { share, language: rule.language, certainty: rule.otherwise ?? 1 }

  function countOf({ script }: ScriptRule): number {
    return counts.get(script) ?? 0
  }
}

function judgeLetters([, shown, sure = 1]: LetterRule, text: string): Omit<ScriptVerdict, 'share'> {
  if (typeof shown === 'string') return { language: shown, certainty: sure }
  const votes = votesOfWords(text)
  const ranked = shown
    .map((language) => ({ language, votes: votes.get(language) ?? 0 }))
    .sort((a, b) => b.votes - a.votes)
  const [best, second] = ranked
  if (!best || !second || best.votes === second.votes) return { language: best?.language, certainty: sure }
  return { language: best.language, certainty: 0.7 + 0.3 * (1 - second.votes / best.votes) }
}
