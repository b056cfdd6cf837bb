import { isCourtesy } from './local/grounding/courtesy.ts'
import { countNegations } from './local/grounding/negation.ts'
import { checkNumbers } from './local/grounding/numbers.ts'
import { splitSentences } from './local/text/sentences.ts'
import { termsOf } from './local/text/terms.ts'

export interface GroundingPassage {
  sourceId: string
  title?: string
  text: string
}

export interface Grounding {
  supported: boolean
  /** The passages the sentence rests on, best first. */
  sources: string[]
  /** Why it is not supported, such as `number 30`; or `courtesy` when there is nothing to support. */
  reasons: string[]
}

const LEAST_COVERED = 0.6
const LINK = /https?:\/\/[^\s<>"')\]]+|www\.[^\s<>"')\]]+|[^\s@<>"'()]+@[^\s@<>"'()]+\.\p{L}{2,}/giu

/** Whether passages support a sentence: its words, numbers with their units, names and links must occur there. */
export function checkGrounding(sentence: string, passages: GroundingPassage[]): Grounding {
  const terms = [...new Set(termsOf(sentence))]
  if (isCourtesy(sentence, terms.length)) return { supported: true, sources: [], reasons: ['courtesy'] }
  const ranked = passages
    .map((passage) => ({ passage, covered: share(terms, termSet(passage)) }))
    .filter(({ covered }) => covered > 0)
    .sort((a, b) => b.covered - a.covered)
  const [first, second] = ranked
  if (!first) return { supported: false, sources: [], reasons: ['no passage'] }
  const alone = [first.passage]
  const reasons = findFaults(sentence, terms, alone)
  if (reasons.length === 0 || !second) return verdict(alone, reasons)
  const both = [first.passage, second.passage]
  const reasonsOfBoth = findFaults(sentence, terms, both)
  return reasonsOfBoth.length < reasons.length ? verdict(both, reasonsOfBoth) : verdict(alone, reasons)
}

function verdict(passages: GroundingPassage[], reasons: string[]): Grounding {
  const supported = reasons.length === 0
  return { supported, sources: passages.map(({ sourceId }) => sourceId), reasons }
}

function findFaults(sentence: string, terms: string[], passages: GroundingPassage[]): string[] {
  const text = passages.map(({ title = '', text }) => `${title}\n${text}`).join('\n')
  const known = new Set(termsOf(text))
  const covered = share(terms, known)
  const faults = covered < LEAST_COVERED ? [`words ${Math.round(covered * 100)} %`] : []
  return [
    ...faults,
    ...checkNumbers(sentence, text),
    ...unknownNames(sentence, text),
    ...unknownLinks(sentence, text),
    ...turnedRound(sentence, terms, text),
  ]
}

/** Capitalised words inside a sentence, where nouns are not capitalised anyway, as in German. */
function unknownNames(sentence: string, text: string): string[] {
  const inner = sentence.replace(LINK, ' ').match(/(?<=[\p{Ll},;:]\s)\p{Lu}[\p{L}\p{N}&-]+/gu) ?? []
  const words = sentence.match(/\p{L}+/gu)?.length ?? 1
  if (inner.length / words > 0.25) return []
  const lower = text.toLowerCase()
  return inner.filter((name) => !lower.includes(name.toLowerCase())).map((name) => `name ${name}`)
}

function unknownLinks(sentence: string, text: string): string[] {
  const lower = text.toLowerCase()
  return (sentence.match(LINK) ?? [])
    .map((link) => link.replace(/[.,;:!?]+$/, ''))
    .filter((link) => !lower.includes(link.toLowerCase()))
    .map((link) => `link ${link}`)
}

/** "You can" where the passage says "you cannot": the closest sentence denies what this one claims, or the reverse. */
function turnedRound(sentence: string, terms: string[], text: string): string[] {
  const closest = splitSentences(text)
    .map((candidate) => ({ candidate, covered: share(terms, new Set(termsOf(candidate))) }))
    .sort((a, b) => b.covered - a.covered)[0]
  if (!closest || closest.covered < LEAST_COVERED) return []
  return countNegations(sentence) % 2 === countNegations(closest.candidate) % 2 ? [] : ['negation']
}

function termSet({ title = '', text }: GroundingPassage): Set<string> {
  return new Set(termsOf(`${title}\n${text}`))
}

function share(terms: string[], known: Set<string>): number {
  return terms.length === 0 ? 0 : terms.filter((term) => known.has(term)).length / terms.length
}
