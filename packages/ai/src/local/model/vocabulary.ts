import { kindOf, kinds, type TextFeatures } from './features.ts'

/** The n-grams a model knows: their hashes in ascending order, and the inverse document frequency of each. */
export interface Vocabulary {
  hashes: Uint32Array
  idf: Float32Array
  /** The inverse document frequency of what no text had. */
  rarest: number
  slots: Int32Array
}

/** A text as a sparse vector over a vocabulary. */
export interface SparseVector {
  ids: Uint32Array
  values: Float32Array
  /** 0 … 1: how much of the weight of its words lies on words the vocabulary lacks. */
  unknown: number
}

/** Length of the part of a vector that is of one kind, in the order of `kinds`. */
const LENGTHS = [0.8, 0.5, 0.4, 0.7, 1]

/** Keeps the n-grams that occur in at least `leastTexts` texts; when too many remain, the most common. */
export function buildVocabulary(texts: TextFeatures[], leastTexts: number, limit: number): Vocabulary {
  const frequency = new Map<number, number>()
  for (const { hashes } of texts) {
    for (const hash of hashes) frequency.set(hash, (frequency.get(hash) ?? 0) + 1)
  }
  let kept = [...frequency].filter(([, count]) => count >= leastTexts)
  if (kept.length > limit) kept = kept.sort((a, b) => b[1] - a[1] || b[0] - a[0]).slice(0, limit)
  kept.sort((a, b) => a[0] - b[0])
  const idf = (count: number) => Math.log((1 + texts.length) / (1 + count)) + 1
  return indexVocabulary(
    Uint32Array.from(kept, ([hash]) => hash),
    Float32Array.from(kept, ([, count]) => idf(count)),
    idf(0),
  )
}

/** Adds the lookup table to the stored part of a vocabulary. */
export function indexVocabulary(hashes: Uint32Array, idf: Float32Array, rarest: number): Vocabulary {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(hashes.length * 2 + 2))).fill(-1)
  const mask = slots.length - 1
  for (let id = 0; id < hashes.length; id += 1) {
    let slot = (hashes[id] ?? 0) & mask
    while (slots[slot] !== -1) slot = (slot + 1) & mask
    slots[slot] = id
  }
  return { hashes, idf, rarest, slots }
}

/** TF-IDF with damped counts; each kind of n-gram is scaled to its own length, the whole to length one. */
export function vectorize(features: TextFeatures, vocabulary: Vocabulary): SparseVector {
  const { hashes, counts } = features
  const ids = new Uint32Array(hashes.length)
  const values = new Float32Array(hashes.length)
  const squares = new Float64Array(LENGTHS.length)
  let size = 0
  let known = 0
  let unknown = 0
  for (let i = 0; i < hashes.length; i += 1) {
    const hash = hashes[i] ?? 0
    const kind = kindOf(hash)
    const id = lookUp(hash, vocabulary)
    if (id < 0) {
      if (kind === kinds.word) unknown += vocabulary.rarest
      continue
    }
    const idf = vocabulary.idf[id] ?? 1
    if (kind === kinds.word) known += idf
    const value = (1 + Math.log(counts[i] ?? 1)) * idf
    squares[kind] = (squares[kind] ?? 0) + value * value
    ids[size] = id
    values[size] = value
    size += 1
  }
  scaleKinds(values.subarray(0, size), ids, squares, vocabulary)
  const words = known + unknown
  return { ids: ids.slice(0, size), values: values.slice(0, size), unknown: words > 0 ? unknown / words : 1 }
}

function scaleKinds(
  values: Float32Array,
  ids: Uint32Array,
  squares: Float64Array,
  { hashes }: Vocabulary,
): void {
  const whole = Math.hypot(...LENGTHS.filter((_, kind) => (squares[kind] ?? 0) > 0))
  const scales = LENGTHS.map((length, kind) => length / (Math.sqrt(squares[kind] ?? 0) * whole || 1))
  for (let i = 0; i < values.length; i += 1) {
    values[i] = (values[i] ?? 0) * (scales[kindOf(hashes[ids[i] ?? 0] ?? 0)] ?? 0)
  }
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
