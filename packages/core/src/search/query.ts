const longestWord = 60
const mostWords = 16

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

export function wordsOf(typed: string): string[] {
  const words =
    typed
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return [...new Set(words.map((word) => word.slice(0, longestWord)))].slice(0, mostWords)
}
