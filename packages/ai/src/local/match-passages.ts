import { redact } from '../redact.ts'
import type { DraftInput, Passage } from '../reply-draft.ts'
import { splitSentences } from './text/sentences.ts'
import { meaningsOf, termsOf } from './text/terms.ts'

export interface MatchedPassage {
  passage: Passage
  /** The sentences that answer, in the passage's own order. */
  sentences: string[]
  /** How much of the question's meaning the passage speaks of, 0 … 1. */
  covered: number
}

const LEAST_FIT = 0.28
const MOST_SENTENCES = 4
const MOST_PASSAGES = 2

/** The passages that answer the customer's questions, at most two, with the sentences to use. */
export function matchPassages(input: DraftInput, passages: Passage[]): MatchedPassage[] {
  const questions = questionsOf(input)
  const candidates = passages
    .map((passage) => prepare(passage))
    .filter(({ sentences }) => sentences.length > 0)
  const weigh = termWeights(candidates)
  const best = new Map<Passage, MatchedPassage>()
  for (const question of questions) {
    const match = bestMatch(question, candidates, weigh)
    const earlier = match && best.get(match.passage)
    if (match && (!earlier || match.covered > earlier.covered)) best.set(match.passage, match)
  }
  return [...best.values()].sort((a, b) => b.covered - a.covered).slice(0, MOST_PASSAGES)
}

interface Question {
  meanings: string[]
  literals: string[]
}

interface Candidate {
  passage: Passage
  sentences: { text: string; terms: Set<string> }[]
  title: Set<string>
  /** The words as they stand, which beat words that only mean the same. */
  literals: Set<string>
  /** How often each meaning occurs; in the title it counts double. */
  counts: Map<string, number>
  length: number
}

type Weigh = (term: string) => number

/** Past answers were written to others: their sentences with personal details are never used again. */
function prepare(passage: Passage): Candidate {
  const sentences = splitSentences(withoutMarkup(passage.text))
    .filter((text) => passage.kind === 'article' || !isFrame(text))
    .filter((text) => passage.kind !== 'answer' || redact(text).text === text)
    .map((text) => ({ text, terms: new Set(meaningsOf(text)) }))
  const title = meaningsOf(passage.title)
  const all = [...title, ...title, ...sentences.flatMap(({ terms }) => [...terms])]
  const counts = new Map<string, number>()
  for (const term of all) counts.set(term, (counts.get(term) ?? 0) + 1)
  const literals = new Set(termsOf(`${passage.title}\n${passage.text}`))
  return { passage, sentences, title: new Set(title), literals, counts, length: all.length }
}

/** The message with its subject, and each asking sentence; where nothing is asked outright, every sentence. */
function questionsOf({ subject, text }: DraftInput): Question[] {
  const sentences = splitSentences(text)
  const asking = sentences.filter((sentence) => /[?？]/.test(sentence))
  const single = asking.length > 0 ? asking : sentences
  return [`${text}\n${subject}`, ...single.slice(0, 20)]
    .map((part) => ({ meanings: distinct(meaningsOf(part)), literals: distinct(termsOf(part)) }))
    .filter(({ meanings }) => meanings.length > 0)
}

function distinct(terms: string[]): string[] {
  return [...new Set(terms)].slice(0, 60)
}

/** A word that stands in every passage tells little; one that stands in a single passage tells most. */
function termWeights(candidates: Candidate[]): Weigh {
  return (term) => {
    const holding = candidates.filter(({ counts }) => counts.has(term)).length
    return Math.log(1 + (candidates.length + 1) / (Math.max(1, holding) + 0.5))
  }
}

function bestMatch(
  { meanings, literals }: Question,
  candidates: Candidate[],
  weigh: Weigh,
): MatchedPassage | null {
  const highest = Math.max(1e-9, ...candidates.map(({ passage }) => passage.score))
  const average = candidates.reduce((total, { length }) => total + length, 0) / Math.max(1, candidates.length)
  let best: { candidate: Candidate; fit: number; rank: number } | null = null
  for (const candidate of candidates) {
    const fit = fitOf(meanings, candidate, weigh)
    if (fit < LEAST_FIT) continue
    const trust = 1 + 0.2 * Math.max(0, candidate.passage.score / highest)
    const rank =
      trust * (fit + 0.3 * relevance(meanings, candidate, average, weigh) + literalShare(literals, candidate))
    if (!best || rank > best.rank) best = { candidate, fit, rank }
  }
  if (!best) return null
  const sentences = withoutLeadIn(pickSentences(meanings, best.candidate, weigh))
  if (sentences.length === 0) return null
  return { passage: best.candidate.passage, sentences, covered: Math.min(1, best.fit) }
}

/** How much of the question the passage speaks of, and how much of its title the question. */
function fitOf(question: string[], { counts, title }: Candidate, weigh: Weigh): number {
  const asked = new Set(question)
  const ofQuestion = coverage(question, (term) => counts.has(term), weigh)
  const ofTitle = coverage([...title], (term) => asked.has(term), weigh)
  return 0.55 * ofQuestion + 0.45 * ofTitle
}

/** The Okapi BM25 weight of the question's words in the passage. */
function relevance(question: string[], { counts, length }: Candidate, average: number, weigh: Weigh): number {
  const damping = 1.2 * (0.5 + (0.5 * length) / Math.max(1, average))
  return question.reduce((total, term) => {
    const count = counts.get(term) ?? 0
    return total + (weigh(term) * count * 2.2) / (count + damping)
  }, 0)
}

function literalShare(terms: string[], { literals }: Candidate): number {
  return (0.3 * terms.filter((term) => literals.has(term)).length) / Math.max(1, terms.length)
}

function coverage(terms: string[], holds: (term: string) => boolean, weigh: Weigh): number {
  const total = sum(terms, weigh)
  return total === 0 ? 0 : sum(terms.filter(holds), weigh) / total
}

/** Short passages are given whole; of long ones the run of sentences that says most about the question. */
function pickSentences(question: string[], { sentences, passage }: Candidate, weigh: Weigh): string[] {
  if (sentences.length <= MOST_SENTENCES || passage.kind === 'saved_reply')
    return sentences.map(({ text }) => text)
  const asked = new Set(question)
  let best = { start: 0, value: -1 }
  for (let start = 0; start + MOST_SENTENCES <= sentences.length; start += 1) {
    const seen = new Set(sentences.slice(start, start + MOST_SENTENCES).flatMap(({ terms }) => [...terms]))
    const first = sentences[start]?.terms ?? new Set<string>()
    const value =
      sum(
        [...seen].filter((term) => asked.has(term)),
        weigh,
      ) +
      0.5 *
        sum(
          [...first].filter((term) => asked.has(term)),
          weigh,
        )
    if (value > best.value) best = { start, value }
  }
  return sentences.slice(best.start, best.start + MOST_SENTENCES).map(({ text }) => text)
}

/** A sentence that announces what is not quoted after it says nothing. */
function withoutLeadIn(sentences: string[]): string[] {
  const last = sentences.findLastIndex((text) => !/[:：]$/.test(text))
  return sentences.slice(0, last + 1)
}

function sum(terms: string[], weigh: Weigh): number {
  return terms.reduce((total, term) => total + weigh(term), 0)
}

const FRAME =
  /^(?:dear|hello|hi|hey|kind regards|best regards|regards|sincerely|thank you for (?:your message|contacting|reaching)|guten tag|hallo|liebe|sehr geehrte|freundliche grüße|mit freundlichen|viele grüße|vielen dank für ihre (?:nachricht|anfrage)|bonjour|cordialement|bien cordialement|merci (?:pour|de) votre message|hola|estimad|saludos|un saludo|atentamente|gracias por (?:su|contactar)|buongiorno|gentile|cordiali saluti|olá|cumprimentos|beste|met vriendelijke|dzień dobry|z poważaniem|hej|vänliga hälsningar|\{\{)/iu

/** Greeting and closing of an earlier reply: the new one brings its own. */
function isFrame(sentence: string): boolean {
  return FRAME.test(sentence) && meaningsOf(sentence).length <= 6
}

function withoutMarkup(text: string): string {
  return text
    .replace(/<[^<>]{1,300}>/g, ' ')
    .replace(/!\[[^\]]{0,200}\]\([^)]{0,500}\)/g, ' ')
    .replace(/\[([^\]]{1,200})\]\((https?:[^)\s]{1,500})\)/g, '$1 ($2)')
    .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')
}
