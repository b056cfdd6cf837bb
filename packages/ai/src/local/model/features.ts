import { conceptsOfRun, conceptsOfWord } from '../text/concepts.ts'
import { normalizeText } from './normalize.ts'

/** Hashes of the n-grams of one text, ascending and distinct, with how often each occurs. */
export interface TextFeatures {
  hashes: Uint32Array
  counts: Uint16Array
}

const WORD = /[\p{L}\p{M}\p{N}']+/gu
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
const WORD_BIT = 0x80000000
const LONGEST_GRAM = 5
const LONGEST_WORD = 40

/** Word 1–2-grams, concepts and character 2–5-grams; characters stand for words in scripts written without spaces. */
export function extractFeatures(text: string): TextFeatures {
  const found: number[] = []
  let previous = 0
  for (const match of normalizeText(text).matchAll(WORD)) {
    const word = match[0].slice(0, LONGEST_WORD)
    if (UNSPACED.test(word)) {
      pushUnspaced(word, found)
      previous = 0
      continue
    }
    const hash = hashString(word, 0x9747b28c)
    found.push((mix(hash) | WORD_BIT) >>> 0)
    if (previous !== 0) found.push((mix(Math.imul(previous, 31) ^ hash) | WORD_BIT) >>> 0)
    previous = hash
    pushGrams(` ${word} `, 2, found)
    for (const concept of conceptsOfWord(word)) found.push(conceptHash(concept))
  }
  return countDistinct(Uint32Array.from(found).sort())
}

/** True for the hash of a word or a pair of words, false for a run of characters. */
export function isWordHash(hash: number): boolean {
  return hash >= WORD_BIT
}

function conceptHash(concept: string): number {
  return (mix(hashString(concept, 0x5bd1e995)) | WORD_BIT) >>> 0
}

function pushUnspaced(run: string, found: number[]): void {
  for (const concept of conceptsOfRun(run)) found.push(conceptHash(concept))
  for (let i = 0; i < run.length; i += 1) {
    found.push((mix(hashString(run.slice(i, i + 1), 0x9747b28c)) | WORD_BIT) >>> 0)
    if (i + 1 < run.length) found.push((mix(hashString(run.slice(i, i + 2), 0x9747b28c)) | WORD_BIT) >>> 0)
  }
  pushGrams(run, 1, found)
}

function pushGrams(padded: string, shortest: number, found: number[]): void {
  for (let start = 0; start < padded.length; start += 1) {
    let hash = 0x811c9dc5
    const end = Math.min(padded.length, start + LONGEST_GRAM)
    for (let i = start; i < end; i += 1) {
      hash = Math.imul(hash ^ padded.charCodeAt(i), 0x01000193)
      if (i - start + 1 >= shortest) found.push((mix(hash) & ~WORD_BIT) >>> 0)
    }
  }
}

function hashString(text: string, seed: number): number {
  let hash = seed
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash | 0
}

function mix(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
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
