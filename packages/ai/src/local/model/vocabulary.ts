import { isWordHash, type TextFeatures } from './features.ts'

/** The n-grams a model knows: their hashes in ascending order, and the inverse document frequency of each. */
export interface Vocabulary {
  hashes: Uint32Array
  idf: Float32Array
  slots: Int32Array
}

/** A text as a sparse vector over a vocabulary. */
export interface SparseVector {
  ids: Uint32Array
  values: Float32Array
}

/** Keeps the n-grams that occur in at least `leastTexts` texts; when too many remain, the most common. */
export function buildVocabulary(texts: TextFeatures[], leastTexts: number, limit: number): Vocabulary {
  const frequency = new Map<number, number>()
  for (const { hashes } of texts) {
    for (const hash of hashes) frequency.set(hash, (frequency.get(hash) ?? 0) + 1)
  }
  let kept = [...frequency].filter(([, count]) => count >= leastTexts)
  if (kept.length > limit) kept = kept.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit)
  kept.sort((a, b) => a[0] - b[0])
  const idf = kept.map(([, count]) => Math.log((1 + texts.length) / (1 + count)) + 1)
  return indexVocabulary(
    Uint32Array.from(kept, ([hash]) => hash),
    Float32Array.from(idf),
  )
}

/** Adds the lookup table to the stored part of a vocabulary. */
export function indexVocabulary(hashes: Uint32Array, idf: Float32Array): Vocabulary {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(hashes.length * 2 + 2))).fill(-1)
  const mask = slots.length - 1
  for (let id = 0; id < hashes.length; id += 1) {
    let slot = (hashes[id] ?? 0) & mask
    while (slots[slot] !== -1) slot = (slot + 1) & mask
    slots[slot] = id
  }
  return { hashes, idf, slots }
}

/** TF-IDF with damped counts; words and character runs are scaled to length one separately. */
export function vectorize(features: TextFeatures, vocabulary: Vocabulary): SparseVector {
  const { hashes, counts } = features
  const ids = new Uint32Array(hashes.length)
  const values = new Float32Array(hashes.length)
  let size = 0
  let words = 0
  let wordSquares = 0
  let runSquares = 0
  // Character runs have the smaller hashes and so come first; words follow.
  for (let i = 0; i < hashes.length; i += 1) {
    const hash = hashes[i] ?? 0
    const id = lookUp(hash, vocabulary)
    if (id < 0) continue
    const value = (1 + Math.log(counts[i] ?? 1)) * (vocabulary.idf[id] ?? 1)
    if (isWordHash(hash)) {
      wordSquares += value * value
    } else {
      runSquares += value * value
      words = size + 1
    }
    ids[size] = id
    values[size] = value
    size += 1
  }
  const runScale = 1 / Math.sqrt(runSquares || 1)
  const wordScale = 1 / Math.sqrt(wordSquares || 1)
  for (let i = 0; i < size; i += 1) values[i] = (values[i] ?? 0) * (i < words ? runScale : wordScale)
  return { ids: ids.slice(0, size), values: values.slice(0, size) }
}

function lookUp(hash: number, { hashes, slots }: Vocabulary): number {
  const mask = slots.length - 1
  let slot = hash & mask
  for (;;) {
    const id = slots[slot] ?? -1
    if (id < 0 || hashes[id] === hash) return id
    slot = (slot + 1) & mask
  }
}
