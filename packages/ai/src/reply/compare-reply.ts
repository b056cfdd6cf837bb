import { isCourtesy } from '../local/grounding/courtesy.ts'
import { countNegations } from '../local/grounding/negation.ts'
import { checkNumbers } from '../local/grounding/numbers.ts'
import { splitSentences } from '../local/text/sentences.ts'
import { termsOf } from '../local/text/terms.ts'

/** What a person changed about a draft, from the gravest kind to the lightest. */
export const editKinds = ['fact', 'policy', 'missing_step', 'tone'] as const
export type EditKind = (typeof editKinds)[number]

/** A sentence of the draft, what was sent in its place, and what kind of change that is. */
export type ReplyEdit = { kind: EditKind; draft: string; sent: string }

export type ReplyComparison = {
  /** share of words both have in common, 0 … 1 */
  similarity: number
  edits: ReplyEdit[]
  /** the draft said what was to be said: only its tone was changed */
  good: boolean
}

const mostSentences = 200
/** Sentences with less in common than this say different things. */
const sameThing = 0.4

/**
 * Compares a draft with what was sent instead, sentence by sentence. Another number, link, address or name of a
 * day is a fact; a changed permission or denial is policy; a claim only the sent text makes is a missing step, one
 * only the draft makes is a fact it should not have stated; everything else is tone.
 */
export function compareReply(draft: string, sent: string): ReplyComparison {
  const drafted = readSentences(draft)
  const written = readSentences(sent)
  const pairs = pair(drafted, written)
  const edits = pairs.flatMap(([from, to]) => judge(from, to) ?? [])
  const similarity = overlap(
    drafted.flatMap(({ words }) => words),
    written.flatMap(({ words }) => words),
  )
  return { similarity, edits, good: written.length > 0 && edits.every(({ kind }) => kind === 'tone') }
}

type Sentence = { text: string; terms: string[]; words: string[] }
type Pair = readonly [Sentence | null, Sentence | null]

function readSentences(text: string): Sentence[] {
  return splitSentences(text)
    .slice(0, mostSentences)
    .map((sentence) => ({
      text: sentence,
      terms: termsOf(sentence),
      words: sentence.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [],
    }))
}

/** Each sentence of the draft with the one most like it, best pairs first; what is left stands alone. */
function pair(drafted: Sentence[], written: Sentence[]): Pair[] {
  const candidates = drafted
    .flatMap((from) => written.map((to) => ({ from, to, score: overlap(from.words, to.words) })))
    .filter(({ score }) => score >= sameThing)
    .sort((a, b) => b.score - a.score)
  const partner = new Map<Sentence, Sentence>()
  for (const { from, to } of candidates) {
    if (!partner.has(from) && !partner.has(to)) partner.set(from, to).set(to, from)
  }
  return [
    ...drafted.map((from) => [from, partner.get(from) ?? null] as const),
    ...written.filter((to) => !partner.has(to)).map((to) => [null, to] as const),
  ]
}

function judge(from: Sentence | null, to: Sentence | null): ReplyEdit | null {
  const texts = { draft: from?.text ?? '', sent: to?.text ?? '' }
  if (from && to) {
    if (from.words.join(' ') === to.words.join(' ') && sameFacts(from, to)) return null
    if (!sameFacts(from, to)) return { kind: 'fact', ...texts }
    return { kind: sameRules(from, to) ? 'tone' : 'policy', ...texts }
  }
  const alone = from ?? to
  if (!alone || isCourtesy(alone.text, alone.terms.length)) return { kind: 'tone', ...texts }
  return { kind: from ? 'fact' : 'missing_step', ...texts }
}

function sameFacts(one: Sentence, other: Sentence): boolean {
  const numbers = checkNumbers(one.text, other.text).length + checkNumbers(other.text, one.text).length
  return numbers === 0 && factsOf(one.text) === factsOf(other.text)
}

const facts =
  /https?:\/\/\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\p{L})(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)s?(?!\p{L})/giu

function factsOf(text: string): string {
  return (text.match(facts) ?? [])
    .map((fact) => fact.toLowerCase().replace(/[.,;:!?)]+$/, ''))
    .sort()
    .join(' ')
}

const rules =
  /(?<!\p{L})(?:can|may|must|should|need|only|unless|free|within|before|after|until|können|kann|darf|dürfen|muss|müssen|sollte|nur|außer|kostenlos|innerhalb|vor|nach|bis|peut|pouvez|doit|devez|seulement|sauf|gratuit\p{L}*|puede|debe|solo|sólo|salvo|gratis|può|deve|solamente|pode|kan|mag|moet|alleen)(?!\p{L})/giu

function sameRules(one: Sentence, other: Sentence): boolean {
  if (countNegations(one.text) !== countNegations(other.text)) return false
  return rulesOf(one.text) === rulesOf(other.text)
}

function rulesOf(text: string): string {
  return (text.match(rules) ?? [])
    .map((word) => word.toLowerCase())
    .sort()
    .join(' ')
}

/** Dice's coefficient over two bags of words. */
function overlap(one: string[], other: string[]): number {
  if (one.length + other.length === 0) return 1
  const left = new Map<string, number>()
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1)
  let common = 0
  for (const word of one) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    common += 1
    left.set(word, count - 1)
  }
  return (2 * common) / (one.length + other.length)
}
