import { redact } from '../redact.ts'
import type { DraftInput, Passage } from '../reply/reply-draft.ts'
import { type Paragraph, paragraphsOf, pickSentences } from './answer/paragraphs.ts'
import { type Question, readQuestions } from './answer/read-questions.ts'
import { plainMarkdown } from './text/plain-markdown.ts'
import { meaningsOf, termsOf } from './text/terms.ts'

export interface MatchedPassage {
  passage: Passage
  /** The sentences that answer, in the passage's own order. */
  sentences: string[]
  /** How much of the question's meaning the passage speaks of, 0 … 1. */
  covered: number
}

const LEAST_FIT = 0.28
/** What the search thought much worse of than of its best find answers nothing. */
const LEAST_TRUST = 0.4
/** A second passage has to answer a question of its own about as well as the first answers its. */
const LEAST_OF_SECOND = 0.6
/** A single word in common is chance, unless the title says hardly more. */
const FEW_TERMS = 2
const MUCH_OF_TITLE = 0.4
/** How far the search's judgement over the whole knowledge counts beside that among the passages found. */
const OF_SEARCH = 0.5

/** The passages that answer the customer's questions, at most two, with the sentences to use. */
export function matchPassages(input: DraftInput, passages: Passage[]): MatchedPassage[] {
  const questions = readQuestions(input)
  const candidates = passages
    .map((passage) => prepare(passage))
    .filter(({ paragraphs }) => paragraphs.some(({ sentences }) => sentences.length > 0))
  const weigh = termWeights(candidates)
  const answers = answersTo(questions, candidates, weigh)
  const [first] = answers
  if (!first) return []
  const second = secondAnswer(first, questions, answers)
  return [first, ...(second ? [second] : [])].flatMap(({ candidate, question, fit }) => {
    const asked = second ? [question] : questions
    const picked = pickSentences(candidate.paragraphs, joined(asked), candidate.title, weigh)
    const sentences = withoutLeadIn(picked)
    return sentences.length === 0
      ? []
      : [{ passage: candidate.passage, sentences, covered: Math.min(1, fit) }]
  })
}

interface Candidate {
  passage: Passage
  paragraphs: Paragraph[]
  title: Set<string>
  /** The words as they stand, which beat words that only mean the same. */
  literals: Set<string>
  /** How often each meaning occurs; in the title it counts double. */
  counts: Map<string, number>
  length: number
  /** The search's own judgement beside its best find of the same kind, 0 … 1. */
  trust: number
}

type Answer = { candidate: Candidate; question: Question; fit: number; rank: number }
type Weigh = (term: string) => number

/** Past answers were written to others: their sentences with personal details are never used again. */
function prepare(passage: Passage): Candidate {
  const usable = (text: string) =>
    (passage.kind === 'article' || !isFrame(text)) &&
    (passage.kind !== 'answer' || redact(text).text === text)
  const found = paragraphsOf(plainMarkdown(passage.text))
  const paragraphs = (isTemplate(found) ? [] : found)
    .map((each) => ({ ...each, sentences: each.sentences.filter(({ text }) => usable(text)) }))
    .filter(({ sentences }) => sentences.length > 0)
  const title = meaningsOf(passage.title)
  const all = [...title, ...title, ...meaningsOf(passage.text)]
  const counts = new Map<string, number>()
  for (const term of all) counts.set(term, (counts.get(term) ?? 0) + 1)
  const literals = new Set(termsOf(`${passage.title}\n${passage.text}`))
  return {
    passage,
    paragraphs,
    title: new Set(title),
    literals,
    counts,
    length: all.length,
    trust: passage.score,
  }
}

/** A reply with gaps only an agent can fill makes no sense without them; its greeting may have some. */
function isTemplate(paragraphs: Paragraph[]): boolean {
  return paragraphs.some(({ sentences }) =>
    sentences.some(({ text }) => text.includes('{{') && !isFrame(text)),
  )
}

/** A word that stands in every passage tells little; one that stands in a single passage tells most. */
function termWeights(candidates: Candidate[]): Weigh {
  return (term) => {
    const holding = candidates.filter(({ counts }) => counts.has(term)).length
    return Math.log(1 + (candidates.length + 1) / (Math.max(1, holding) + 0.5))
  }
}

/** Each question with each passage that could answer it, the best first. */
function answersTo(questions: Question[], candidates: Candidate[], weigh: Weigh): Answer[] {
  const highest = Math.max(1e-9, ...candidates.map(({ trust }) => trust))
  const average = candidates.reduce((total, { length }) => total + length, 0) / Math.max(1, candidates.length)
  const trusted = candidates.filter(({ trust }) => trust / highest >= LEAST_TRUST)
  return questions
    .flatMap((question) =>
      trusted.flatMap((candidate) => {
        const own = fitOf(question.terms, candidate, weigh)
        const { covered = own } = candidate.passage
        const fit = (1 - OF_SEARCH) * own + OF_SEARCH * covered
        if (fit < LEAST_FIT || !isEnough(question, candidate)) return []
        const said = fit + 0.3 * relevance(question.terms, candidate, average, weigh)
        const trust = (candidate.trust / highest) ** 3
        return [
          {
            candidate,
            question,
            fit,
            rank: trust * (0.4 + said + literalShare(question.literals, candidate)),
          },
        ]
      }),
    )
    .sort((a, b) => b.rank - a.rank)
}

/** What best answers a sentence that the first answer does not. */
function secondAnswer(first: Answer, questions: Question[], answers: Answer[]): Answer | undefined {
  const asked = questions.filter(({ whole }) => !whole)
  if (asked.length < 2) return undefined
  return asked
    .filter((question) => question !== first.question)
    .flatMap((question) => answers.find((answer) => answer.question === question) ?? [])
    .find(({ candidate, rank }) => candidate !== first.candidate && rank >= first.rank * LEAST_OF_SECOND)
}

function isEnough({ terms }: Question, { counts, title }: Candidate): boolean {
  const shared = terms.filter((term) => counts.has(term))
  const titled = shared.filter((term) => title.has(term)).length
  if (shared.length === terms.length) return true
  return shared.length >= FEW_TERMS || titled >= MUCH_OF_TITLE * Math.max(1, title.size)
}

/** How much of the question the passage speaks of, and how much of its title the question. */
function fitOf(question: string[], { counts, title }: Candidate, weigh: Weigh): number {
  const asked = new Set(question)
  const ofQuestion = coverage(question, (term) => counts.has(term), weigh)
  const ofTitle = coverage([...title], (term) => asked.has(term), weigh)
  return 0.55 * ofQuestion + 0.45 * ofTitle
}

/** The Okapi BM25 weight of the question's words in the passage, as a share of the most there can be. */
function relevance(question: string[], { counts, length }: Candidate, average: number, weigh: Weigh): number {
  const damping = 1.2 * (0.5 + (0.5 * length) / Math.max(1, average))
  const most = question.reduce((total, term) => total + 2.2 * weigh(term), 0)
  const reached = question.reduce((total, term) => {
    const count = counts.get(term) ?? 0
    return total + (weigh(term) * count * 2.2) / (count + damping)
  }, 0)
  return reached / Math.max(1e-9, most)
}

function literalShare(terms: string[], { literals }: Candidate): number {
  return (0.3 * terms.filter((term) => literals.has(term)).length) / Math.max(1, terms.length)
}

function coverage(terms: string[], holds: (term: string) => boolean, weigh: Weigh): number {
  const total = sum(terms, weigh)
  return total === 0 ? 0 : sum(terms.filter(holds), weigh) / total
}

/** What was asked outright says best which sentences to use; the whole message where nothing was. */
function joined(questions: Question[]): { text: string; terms: string[] } {
  const single = questions.filter(({ whole }) => !whole)
  const used = single.length > 0 ? single : questions
  return {
    text: used.map(({ text }) => text).join('\n'),
    terms: [...new Set(used.flatMap(({ terms }) => terms))],
  }
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
