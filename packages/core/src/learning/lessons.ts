import { findReferences } from '@frontdesk/ai/actions/references'
import { splitSentences } from '@frontdesk/ai/local/text/sentences'
import { termsOf } from '@frontdesk/ai/local/text/terms'
import { redact } from '@frontdesk/ai/redact'
import type { ReplyEdit } from '@frontdesk/ai/reply/compare-reply'

type Source = { id: string; kind: string; title: string; passage: string }

export type Lesson = {
  kind: ReplyEdit['kind']
  source: Source | null
  /** what the article says, or the draft said */
  before: string
  after: string
  drafted: string
  sent: string
}

const mostLessons = 8
const longest = 1_000
/** Below this share of words a passage is not where a sentence came from. */
const sameThing = 0.3

/** What edits teach about the articles a draft cites, or about how to write. What concerns one customer alone is left out. */
export function lessonsOf(edits: ReplyEdit[], sources: (Source | null)[]): Lesson[] {
  const articles = sources.flatMap((source) => (source?.kind === 'article' ? [source] : []))
  return edits.flatMap((edit) => lessonOf(edit, articles) ?? []).slice(0, mostLessons)
}

function lessonOf({ kind, draft, sent }: ReplyEdit, articles: Source[]): Lesson | null {
  const after = sent.trim().slice(0, longest)
  if (after === '' || isPersonal(after)) return null
  const told = { kind, drafted: plain(draft), sent: plain(sent) }
  if (kind === 'tone' || kind === 'policy') {
    return draft.trim() === '' || isPersonal(draft)
      ? null
      : { ...told, source: null, before: draft.trim().slice(0, longest), after }
  }
  const found = closest(draft === '' ? after : draft, articles)
  if (kind === 'missing_step') {
    return { ...told, source: found?.source ?? articles[0] ?? null, before: '', after }
  }
  return { ...told, source: found?.source ?? null, before: found?.sentence ?? '', after }
}

/** A name, an address, an order: true for this customer, and wrong for the next. */
function isPersonal(text: string): boolean {
  return Object.keys(redact(text).counts).length > 0 || findReferences(text).length > 0
}

function plain(text: string): string {
  return redact(text.slice(0, longest)).text
}

function closest(text: string, articles: Source[]): { source: Source; sentence: string } | null {
  const [best] = articles
    .flatMap((source) => splitSentences(source.passage).map((sentence) => ({ source, sentence })))
    .map((one) => ({ ...one, share: alike(one.sentence, text) }))
    .sort((a, b) => b.share - a.share)
  return best && best.share >= sameThing ? best : null
}

/** How many of their words two texts share, 0 … 1. */
export function alike(one: string, other: string): number {
  const [left, right] = [new Set(termsOf(one)), new Set(termsOf(other))]
  if (left.size + right.size === 0) return 0
  return (2 * [...left].filter((term) => right.has(term)).length) / (left.size + right.size)
}
