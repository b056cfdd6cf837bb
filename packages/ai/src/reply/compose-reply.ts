import { frameFor } from '../local/phrases.ts'
import type { DraftInput, DraftSentence } from './reply-draft.ts'

/** Paragraphs of cited sentences between greeting and closing; the frame claims nothing and so needs no source. */
export function composeReply(
  input: Pick<DraftInput, 'contactName' | 'signature' | 'tone'>,
  language: string,
  paragraphs: DraftSentence[][],
): { text: string; sentences: DraftSentence[] } {
  const { greeting, thanks, offer, closing } = frameFor(language, input.contactName, input.tone)
  const framed = [[plain(greeting)], [plain(thanks)], ...paragraphs, [plain(offer)], [plain(closing)]]
  const gap = language === 'ja' || language === 'zh' ? '' : ' '
  const blocks = framed.map((sentences) => sentences.map(({ text }) => text).join(gap))
  const signature = input.signature?.trim()
  const text = [...blocks, ...(signature ? [signature] : [])].join('\n\n')
  return { text, sentences: framed.flat() }
}

function plain(text: string): DraftSentence {
  return { text, sources: [], supported: true }
}
