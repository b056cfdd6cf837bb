import { stopWords } from '@frontdesk/ai/local/text/stop-words'

const longestWord = 60
const mostWords = 16
const mostQuestionWords = 48

/**
 * What a question is about, for to_tsquery: one of its words that carry meaning. A question of common words
 * alone keeps them.
 */
export function tsQuestion(question: string): { any: string; words: string[] } {
  const all = wordsOf(question, mostQuestionWords * 4)
  const telling = all.filter((word) => !stopWords.has(word))
  const words = (telling.length > 0 ? telling : all).slice(0, mostQuestionWords)
  return { any: words.map((word) => `'${word}'`).join(' | '), words }
}

/**
 * Turns what somebody typed into text for to_tsquery: `all` demands every word and lets the last one be a
 * beginning, `any` asks for one of them. Everything that is not a letter or digit separates words, so no
 * operator can be smuggled in. Both are empty when there is no word.
 */
export function tsQueries(typed: string): { all: string; any: string; words: string[] } {
  const words = wordsOf(typed)
  if (words.length === 0) return { all: '', any: '', words }
  const quoted = words.map((word) => `'${word}'`)
  const prefixed = [...quoted.slice(0, -1), `${quoted.at(-1)}:*`]
  return { all: prefixed.join(' & '), any: prefixed.join(' | '), words }
}

function wordsOf(typed: string, most = mostWords): string[] {
  const words =
    typed
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return [...new Set(words.map((word) => word.slice(0, longestWord)))].slice(0, most)
}
