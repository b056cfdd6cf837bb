import { isCourtesy } from '../local/grounding/courtesy.ts'
import { plainMarkdown } from '../local/text/plain-markdown.ts'
import { splitSentences } from '../local/text/sentences.ts'
import { termsOf } from '../local/text/terms.ts'
import { redact } from '../redact.ts'

const LONGEST = 900

/**
 * What of an earlier reply can be said to somebody else: without greeting and closing, and without any sentence that
 * holds details of a person. Empty when nothing is left.
 */
export function reusablePassage(text: string, names: string[]): string {
  const paragraphs = plainMarkdown(text)
    .split(/\n\s*\n/)
    .map((paragraph) => splitSentences(paragraph).filter((sentence) => isReusable(sentence, names)))
  const kept = paragraphs.filter((sentences) => sentences.length > 0).map((sentences) => sentences.join(' '))
  return cutAtSentence(kept.join('\n\n'))
}

function isReusable(sentence: string, names: string[]): boolean {
  const words = termsOf(sentence).length
  if (words < 2 || isCourtesy(sentence, words)) return false
  return redact(sentence, names).text === sentence
}

function cutAtSentence(text: string): string {
  if (text.length <= LONGEST) return text
  const head = text.slice(0, LONGEST)
  const end = Math.max(head.lastIndexOf('. '), head.lastIndexOf('。'), head.lastIndexOf('\n'))
  return end > LONGEST / 2 ? head.slice(0, end + 1).trim() : `${head.trimEnd()}…`
}
