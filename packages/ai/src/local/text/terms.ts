import { conceptsOfRun, conceptsOfWord } from './concepts.ts'
import { foldAccents } from './fold.ts'
import { stopWords } from './stop-words.ts'

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** The words of a text that carry meaning, as stems: lower case, accents and common endings removed. */
export function termsOf(text: string): string[] {
  return wordsOf(text).flatMap((word) => (UNSPACED.test(word) ? pairsOf(word) : [stem(word)]))
}

function wordsOf(text: string): string[] {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+(?:'\p{L}+)?/gu) ?? []
  return words.flatMap((word) => {
    if (UNSPACED.test(word)) return [word]
    const bare = word.replace(/'\p{L}+$/u, '').replace(/^(?:[ldjmnstc]|qu)'/, '')
    return bare.length < 2 || stopWords.has(bare) || stopWords.has(word) ? [] : [bare]
  })
}

const GENERIC = new Set(['time', 'where', 'how', 'why', 'thanks', 'praise', 'stop'])

/** Like `termsOf`, but words that mean the same count as one: "parcel" and "package", "Rechnung" and "invoice". */
export function meaningsOf(text: string): string[] {
  return wordsOf(text).flatMap((word) => {
    const concepts = UNSPACED.test(word) ? conceptsOfRun(word) : conceptsOfWord(foldAccents(word))
    const meant = concepts.filter((concept) => !GENERIC.has(concept)).map((concept) => `~${concept}`)
    if (concepts.length > 0) return meant
    return UNSPACED.test(word) ? pairsOf(word) : [stem(word)]
  })
}

/** Numbers stay whole; words lose plural and verb endings and are compared by their beginning. */
export function stem(word: string): string {
  if (/^\d/.test(word)) return word
  const plain = word.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss')
  const cut = plain.length > 4 ? plain.replace(/(?:ing|ied|ed|es|en|er|s|e|n)$/, '') : plain
  const single = cut.replace(/([bdfgklmnprt])\1$/, '$1')
  return (single.length >= 3 ? single : plain).slice(0, 6)
}

/** Without blanks between words, each pair of neighbouring characters stands for a word. */
function pairsOf(run: string): string[] {
  const characters = [...run]
  if (characters.length < 2) return characters
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}
