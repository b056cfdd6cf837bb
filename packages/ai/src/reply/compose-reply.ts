import { frameFor } from '../local/phrases.ts'
import type { DraftInput, DraftSentence } from './reply-draft.ts'

type Framed = Pick<DraftInput, 'contactName' | 'signature' | 'wishes'>

/** How a reply reads while its sentences are still being written; nothing before the first of them. */
export function composeBeginning(input: Framed, language: string, sentences: string[]): string {
  if (sentences.length === 0) return ''
  return [...beginningOf(input, language), sentences.join(gapIn(language))].join('\n\n')
}

/** Paragraphs of cited sentences between greeting and closing; the frame claims nothing and so needs no source. */
export function composeReply(
  input: Framed,
  language: string,
  paragraphs: DraftSentence[][],
): { text: string; sentences: DraftSentence[] } {
  const { tone, length } = input.wishes ?? {}
  const { offer, closing } = frameFor(language, input.contactName, tone)
  const after = length === 'shorter' ? [closing] : [offer, closing]
  const framed = [
    ...beginningOf(input, language).map((text) => [plain(text)]),
    ...paragraphs,
    ...after.map((text) => [plain(text)]),
  ]
  const blocks = framed.map((sentences) => sentences.map(({ text }) => text).join(gapIn(language)))
  const signature = input.signature?.trim()
  const text = [...blocks, ...(signature ? [signature] : [])].join('\n\n')
  return { text, sentences: framed.flat() }
}

function beginningOf({ contactName, wishes = {} }: Framed, language: string): string[] {
  const { greeting, thanks } = frameFor(language, contactName, wishes.tone)
  return wishes.length === 'shorter' ? [greeting] : [greeting, thanks]
}

function gapIn(language: string): string {
  return language === 'ja' || language === 'zh' ? '' : ' '
}

function plain(text: string): DraftSentence {
  return { text, sources: [], supported: true }
}
