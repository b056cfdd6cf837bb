import { conceptsOfRun, conceptsOfWord } from '../text/concepts.ts'
import { normalizeText } from './normalize.ts'

/** Hashes of the n-grams of one text, ascending and distinct, with how often each occurs. */
export interface TextFeatures {
  hashes: Uint32Array
  counts: Uint16Array
}

/**
 * The kinds of n-grams: runs of characters, concepts, two words with others between them, neighbours, and words. A
 * hash begins with the number of its kind, so that sorted hashes lie kind by kind.
 */
export const kinds = { run: 0, concept: 1, apart: 2, neighbours: 3, word: 4 } as const

const KIND_SHIFT = 29
const WORD = /[\p{L}\p{M}\p{N}']+/gu
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
const LONGEST_WORD = 40
/** Endings change with grammar; what two words far from each other say is in their beginnings. */
const BEGINNING = 5
const FARTHEST = 3
const NO_SEED = 0x811c9dc5
const WORD_SEED = 0x9747b28c
const CONCEPT_SEED = 0x5bd1e995

/** The n-grams of a text; characters stand for words in scripts written without spaces. */
export function extractFeatures(text: string): TextFeatures {
  const found: number[] = []
  let before: string[] = []
  for (const match of normalizeText(text).matchAll(WORD)) {
    const word = match[0].slice(0, LONGEST_WORD)
    if (UNSPACED.test(word)) {
      pushUnspaced(word, found)
      before = []
      continue
    }
    pushWord(word, before, found)
    pushRuns(` ${word} `, 3, 4, found)
    for (const concept of conceptsOfWord(word))
      found.push(tag(kinds.concept, hashString(concept, CONCEPT_SEED)))
    before = [word, ...before.slice(0, FARTHEST - 1)]
  }
  return countDistinct(Uint32Array.from(found).sort())
}

/** Which of the kinds a hash is of. */
export function kindOf(hash: number): number {
  return hash >>> KIND_SHIFT
}

/** `before` holds the words to the left, the nearest first. */
function pushWord(word: string, before: string[], found: number[]): void {
  const hash = hashString(word, WORD_SEED)
  found.push(tag(kinds.word, hash))
  const [neighbour, ...farther] = before
  if (neighbour === undefined) return
  found.push(tag(kinds.neighbours, Math.imul(hashString(neighbour, WORD_SEED), 31) ^ hash))
  const beginning = hashString(word.slice(0, BEGINNING), WORD_SEED)
  for (const [index, other] of farther.entries()) {
    const start = hashString(other.slice(0, BEGINNING), WORD_SEED)
    found.push(tag(kinds.apart, Math.imul(start + index, 31) ^ beginning))
  }
}

function pushUnspaced(run: string, found: number[]): void {
  for (const concept of conceptsOfRun(run)) found.push(tag(kinds.concept, hashString(concept, CONCEPT_SEED)))
  for (let i = 0; i < run.length; i += 1) {
    found.push(tag(kinds.word, hashString(run.slice(i, i + 1), WORD_SEED)))
    if (i + 1 < run.length) found.push(tag(kinds.neighbours, hashString(run.slice(i, i + 2), WORD_SEED)))
  }
  pushRuns(run, 1, 4, found)
}

function pushRuns(padded: string, shortest: number, longest: number, found: number[]): void {
  for (let start = 0; start < padded.length; start += 1) {
    let hash = NO_SEED
    const end = Math.min(padded.length, start + longest)
    for (let i = start; i < end; i += 1) {
      hash = Math.imul(hash ^ padded.charCodeAt(i), 0x01000193)
      if (i - start + 1 >= shortest) found.push(tag(kinds.run, hash))
    }
  }
}

function hashString(text: string, seed: number): number {
  let hash = seed
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash | 0
}

function tag(kind: number, hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  h ^= h >>> 16
  return ((h >>> (32 - KIND_SHIFT)) | (kind << KIND_SHIFT)) >>> 0
}

function countDistinct(sorted: Uint32Array): TextFeatures {
  const hashes = new Uint32Array(sorted.length)
  const counts = new Uint16Array(sorted.length)
  let size = 0
  for (const hash of sorted) {
    if (size > 0 && hashes[size - 1] === hash) {
      counts[size - 1] = Math.min(65_535, (counts[size - 1] ?? 0) + 1)
    } else {
      hashes[size] = hash
      counts[size] = 1
      size += 1
    }
  }
  return { hashes: hashes.slice(0, size), counts: counts.slice(0, size) }
}
