import { frameFor } from '../local/phrases.ts'
import type { DraftInput, DraftSentence } from './reply-draft.ts'

/** Paragraphs of cited sentences between greeting and closing; the frame claims nothing and so needs no source. */
export function composeReply(
  input: Pick<DraftInput, 'contactName' | 'signature' | 'wishes'>,
  language: string,
  paragraphs: DraftSentence[][],
): { text: string; sentences: DraftSentence[] } {
  const { tone, length } = input.wishes ?? {}
  const { greeting, thanks, offer, closing } = frameFor(language, input.contactName, tone)
  const brief = length === 'shorter'
  const before = brief ? [greeting] : [greeting, thanks]
  const after = brief ? [closing] : [offer, closing]
  const framed = [
    ...before.map((text) => [plain(text)]),
    ...paragraphs,
    ...after.map((text) => [plain(text)]),
  ]
  const gap = language === 'ja' || language === 'zh' ? '' : ' '
  const blocks = framed.map((sentences) => sentences.map(({ text }) => text).join(gap))
  const signature = input.signature?.trim()
  const text = [...blocks, ...(signature ? [signature] : [])].join('\n\n')
  return { text, sentences: framed.flat() }
}

function plain(text: string): DraftSentence {
  return { text, sources: [], supported: true }
}
