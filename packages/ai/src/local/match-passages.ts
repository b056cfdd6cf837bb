import { redact } from '../redact.ts'
import type { DraftInput, Passage } from '../reply-draft.ts'
import { splitSentences } from './text/sentences.ts'
import { termsOf } from './text/terms.ts'

export interface MatchedPassage {
  passage: Passage
  /** The sentences that answer, in the passage's own order. */
  sentences: string[]
  /** How much of the question's meaning the passage speaks of, 0 … 1. */
  covered: number
}

const LEAST_COVERED = 0.34
const LEAST_TERMS = 2
const MOST_SENTENCES = 4
const MOST_PASSAGES = 2

/** The passages that answer the customer's questions, at most two, with the sentences to use. */
export function matchPassages(input: DraftInput, passages: Passage[]): MatchedPassage[] {
  const questions = questionsOf(input)
  const candidates = passages
    .map((passage) => prepare(passage))
    .filter(({ sentences }) => sentences.length > 0)
  const weigh = termWeights(candidates.map(({ terms }) => terms))
  const best = new Map<Passage, MatchedPassage>()
  for (const question of questions) {
    const match = bestMatch(question, candidates, weigh)
    const earlier = match && best.get(match.passage)
    if (match && (!earlier || match.covered > earlier.covered)) best.set(match.passage, match)
  }
  return [...best.values()].sort((a, b) => b.covered - a.covered).slice(0, MOST_PASSAGES)
}

interface Candidate {
  passage: Passage
  sentences: { text: string; terms: Set<string> }[]
  title: Set<string>
  terms: Set<string>
}

type Weigh = (term: string) => number

/** Past answers were written to others: their sentences with personal details are never used again. */
function prepare(passage: Passage): Candidate {
  const sentences = splitSentences(withoutMarkup(passage.text))
    .filter((text) => passage.kind === 'article' || !isFrame(text))
    .filter((text) => passage.kind !== 'answer' || redact(text).text === text)
    .map((text) => ({ text, terms: new Set(termsOf(text)) }))
  const title = new Set(termsOf(passage.title))
  return {
    passage,
    sentences,
    title,
    terms: new Set([...title, ...sentences.flatMap(({ terms }) => [...terms])]),
  }
}

/** Each asking sentence with the subject beside it, and the message as a whole. */
function questionsOf({ subject, text }: DraftInput): string[][] {
  const sentences = splitSentences(text)
  const asking = sentences.filter((sentence) => /[?？]/.test(sentence))
  const about = termsOf(subject)
  const wholes = [[...termsOf(text), ...about], ...asking.map((sentence) => termsOf(sentence))]
  return wholes.map((terms) => [...new Set(terms)].slice(0, 60)).filter((terms) => terms.length > 0)
}

/** A word that stands in every passage tells little; one that stands in a single passage tells most. */
function termWeights(passages: Set<string>[]): Weigh {
  return (term) => {
    const holding = passages.filter((terms) => terms.has(term)).length
    return Math.log(1 + (passages.length + 1) / (holding + 0.5))
  }
}

function bestMatch(question: string[], candidates: Candidate[], weigh: Weigh): MatchedPassage | null {
  let best: { candidate: Candidate; covered: number; rank: number } | null = null
  const highest = Math.max(1e-9, ...candidates.map(({ passage }) => passage.score))
  for (const candidate of candidates) {
    const hits = question.filter((term) => candidate.terms.has(term))
    const inTitle = hits.filter((term) => candidate.title.has(term)).length
    const covered = coverage(question, candidate.terms, weigh)
    const enough = hits.length >= Math.min(LEAST_TERMS, question.length) || inTitle === candidate.title.size
    if (!enough || covered < leastCovered(question.length, inTitle)) continue
    const rank = covered + 0.15 * inTitle + 0.1 * Math.max(0, candidate.passage.score / highest)
    if (!best || rank > best.rank) best = { candidate, covered, rank }
  }
  if (!best) return null
  const sentences = pickSentences(question, best.candidate, weigh)
  return { passage: best.candidate.passage, sentences, covered: best.covered }
}

/** A long story holds much besides the question; words of the title make up for it. */
function leastCovered(terms: number, inTitle: number): number {
  const length = terms <= 6 ? 1 : Math.max(0.55, 6 / terms + 0.2)
  return LEAST_COVERED * length * (inTitle > 0 ? 0.8 : 1)
}

function coverage(question: string[], terms: Set<string>, weigh: Weigh): number {
  let total = 0
  let found = 0
  for (const term of question) {
    const weight = weigh(term)
    total += weight
    if (terms.has(term)) found += weight
  }
  return total === 0 ? 0 : found / total
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

function sum(terms: string[], weigh: Weigh): number {
  return terms.reduce((total, term) => total + weigh(term), 0)
}

const FRAME =
  /^(?:dear|hello|hi|hey|kind regards|best regards|regards|sincerely|thank you for (?:your message|contacting|reaching)|guten tag|hallo|liebe|sehr geehrte|freundliche grüße|mit freundlichen|viele grüße|vielen dank für ihre (?:nachricht|anfrage)|bonjour|cordialement|bien cordialement|merci (?:pour|de) votre message|hola|estimad|saludos|un saludo|atentamente|gracias por (?:su|contactar)|buongiorno|gentile|cordiali saluti|olá|cumprimentos|beste|met vriendelijke|dzień dobry|z poważaniem|hej|vänliga hälsningar|\{\{)/iu

/** Greeting and closing of an earlier reply: the new one brings its own. */
function isFrame(sentence: string): boolean {
  return FRAME.test(sentence) && termsOf(sentence).length <= 6
}

function withoutMarkup(text: string): string {
  return text
    .replace(/<[^<>]{1,300}>/g, ' ')
    .replace(/!\[[^\]]{0,200}\]\([^)]{0,500}\)/g, ' ')
    .replace(/\[([^\]]{1,200})\]\((https?:[^)\s]{1,500})\)/g, '$1 ($2)')
    .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')
}
