import { keepKnownLinks } from './links.ts'
import { readPartialJson } from './partial-json.ts'
import type { Passage } from './reply-draft.ts'

/**
 * The sentences of an answer that is still being written, fit to be shown: with what stood for personal details put
 * back, and without links that no passage holds. What cannot be judged before it is whole is held back.
 */
export function writtenSoFar(json: string, passages: Passage[], restore: (text: string) => string): string[] {
  const { value, open } = readPartialJson(json)
  const { answerable, sentences } = (value ?? {}) as { answerable?: unknown; sentences?: unknown }
  if (answerable === false || !Array.isArray(sentences)) return []
  return sentences.flatMap((sentence: unknown, index) => {
    const text = textOf(sentence)
    const settled = open && index === sentences.length - 1 ? holdBack(text) : text
    const shown = keepKnownLinks(restore(settled).replace(/\s+/g, ' ').trim(), passages).text
    return shown === '' ? [] : [shown]
  })
}

function textOf(sentence: unknown): string {
  if (typeof sentence !== 'object' || sentence === null || !('text' in sentence)) return ''
  return typeof sentence.text === 'string' ? sentence.text : ''
}

/** A word that may become a link or an address, and brackets that are not closed yet: a placeholder cut in half too. */
function holdBack(text: string): string {
  const lastWord = Math.max(...[' ', '\n', '\t'].map((space) => text.lastIndexOf(space))) + 1
  const words = /[[.:/@<]/.test(text.slice(lastWord)) ? text.slice(0, lastWord) : text
  const unclosed = ['[]', '<>'].map(([open = '', close = '']) => {
    const at = words.lastIndexOf(open)
    return at >= 0 && words.indexOf(close, at) < 0 ? at : words.length
  })
  return words.slice(0, Math.min(...unclosed))
}
