import { foldAccents } from '@frontdesk/ai/local/text/fold'

const gramLength = 4
const mostWords = 400
const mostGrams = 300

/** Every word as it stands, common ones too, in lower case without accents, each once. */
export function plainWords(text: string): string[] {
  const words = foldAccents(text.toLowerCase()).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return [...new Set(words)].slice(0, mostWords)
}

/** Runs of four characters within words and over their edges, so that parts of words and slips still match. */
export function gramsOf(words: string[]): string[] {
  const grams = new Set<string>()
  for (const word of words) {
    const edged = `_${word.slice(0, 40)}_`
    for (let start = 0; start === 0 || start + gramLength <= edged.length; start += 1) {
      grams.add(edged.slice(start, start + gramLength))
    }
    if (grams.size > mostGrams) break
  }
  return [...grams]
}
