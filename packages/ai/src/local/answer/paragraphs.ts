import { splitSentences } from '../text/sentences.ts'
import { meaningsOf } from '../text/terms.ts'
import { cuesMet } from './cues.ts'

export interface Paragraph {
  sentences: { text: string; terms: Set<string> }[]
  terms: Set<string>
  text: string
}

type Weigh = (term: string) => number

const MOST_CHARACTERS = 560
const MOST_PARAGRAPHS = 3
const MOST_SENTENCES = 4
/** What the whole article is about tells its paragraphs apart least. */
const OF_TITLE = 0.3
const OF_CUE = 1.6
const LEAD = 1.15
const LEAST_GAIN = 0.55

/** The paragraphs of a text; what introduces a list stays with it, lines that only head others are left out. */
export function paragraphsOf(text: string): Paragraph[] {
  const blocks: string[] = []
  let open = false
  for (const line of text.split(/\n+/).map((each) => each.trim())) {
    if (!/[\p{L}\p{N}]/u.test(line)) continue
    const continues =
      /^\p{Ll}/u.test(line) && blocks.length > 0 && !/[.!?。！？]["'”»)\]]*$/u.test(blocks.at(-1) ?? '')
    if (open || continues) blocks.push(`${blocks.pop() ?? ''}\n${line}`)
    else blocks.push(line)
    const item = /^\s*(?:[-•–]|\d+[.)])\s/.test(line) || /[,;]$/.test(line) || /^\p{Ll}/u.test(line)
    open = line.endsWith(':') || (open && item) || /^\d+[.)]\s/.test(line)
  }
  return blocks.filter((block) => !isHeading(block)).map((block) => paragraph(block))
}

/**
 * The sentences to answer with: the paragraph that holds most of what is asked, and one or two more that add
 * what the first does not say. In the order of the text.
 */
export function pickSentences(
  paragraphs: Paragraph[],
  { text, terms }: { text: string; terms: string[] },
  title: Set<string>,
  weigh: Weigh,
): string[] {
  const left = new Map(terms.map((term) => [term, weigh(term) * (title.has(term) ? OF_TITLE : 1)]))
  const met = cuesMet(text, '').map(() => false)
  const chosen: Paragraph[] = []
  let first = 0
  for (let round = 0; round < MOST_PARAGRAPHS; round += 1) {
    const best = paragraphs
      .filter((each) => !chosen.includes(each))
      .map((each) => ({ each, gain: gainOf(each, each === paragraphs[0], left, met, text) }))
      .sort((a, b) => b.gain - a.gain)[0]
    if (!best || (round > 0 && (best.gain <= 0 || best.gain < first * LEAST_GAIN))) break
    if (round > 0 && lengthOf([...chosen, best.each]) > MOST_CHARACTERS) break
    if (round === 0) first = best.gain
    chosen.push(best.each)
    for (const term of best.each.terms) left.delete(term)
    cuesMet(text, best.each.text).forEach((now, index) => {
      if (now) met[index] = true
    })
  }
  return paragraphs
    .filter((each) => chosen.includes(each))
    .flatMap((each) => shorten(each, terms, weigh))
    .map((sentence, index, all) => punctuated(sentence, all[index + 1]))
}

function gainOf(
  { terms, text }: Paragraph,
  lead: boolean,
  left: Map<string, number>,
  met: boolean[],
  question: string,
): number {
  const ofTerms = [...terms].reduce((sum, term) => sum + (left.get(term) ?? 0), 0)
  const ofCues = cuesMet(question, text).filter((now, index) => now && !met[index]).length * OF_CUE
  return (ofTerms + ofCues) * (lead ? LEAD : 1)
}

/** Of a long paragraph the run of sentences that says most about the question. */
function shorten({ sentences }: Paragraph, asked: string[], weigh: Weigh): string[] {
  if (sentences.length <= MOST_SENTENCES) return sentences.map(({ text }) => text)
  let best = { start: 0, value: -1 }
  for (let start = 0; start + MOST_SENTENCES <= sentences.length; start += 1) {
    const run = new Set(sentences.slice(start, start + MOST_SENTENCES).flatMap(({ terms }) => [...terms]))
    const value = asked.filter((term) => run.has(term)).reduce((sum, term) => sum + weigh(term), 0)
    if (value > best.value) best = { start, value }
  }
  return sentences.slice(best.start, best.start + MOST_SENTENCES).map(({ text }) => text)
}

function paragraph(text: string): Paragraph {
  const sentences = splitSentences(text).map((each) => ({ text: each, terms: new Set(meaningsOf(each)) }))
  return { text, sentences, terms: new Set(sentences.flatMap(({ terms }) => [...terms])) }
}

/** A short line that says nothing whole: no full stop, no number, no colon to lead on. */
function isHeading(block: string): boolean {
  return !block.includes('\n') && block.length < 60 && !/[.!?:;,。！？→]|\d/u.test(block)
}

/** List items often lack the stop that running text needs. */
function punctuated(sentence: string, next: string | undefined): string {
  if (/[.!?…:;,。！？]["'”»)\]]*$/u.test(sentence)) return sentence
  return next !== undefined && /^\p{Ll}/u.test(next) ? `${sentence},` : `${sentence}.`
}

function lengthOf(paragraphs: Paragraph[]): number {
  return paragraphs.reduce((sum, { text }) => sum + text.length, 0)
}
