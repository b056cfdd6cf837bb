import type { Margins } from './margins.ts'
import { addRow, type Matrix, quantize } from './matrix.ts'
import type { Network } from './network.ts'
import type { SparseVector } from './vocabulary.ts'

/** The trained part of a model in the form that scores texts: margins of each label plus the network's opinion. */
export interface Scorer {
  margins: Matrix
  bias: Float32Array
  embedding: Matrix
  hiddenBias: Float32Array
  output: Float32Array
}

/**
 * Two models make one: they err on different texts, and their sum errs on fewer than either. The network is brought
 * to the scale of the margins first, as measured on some of the texts.
 */
export function combine(margins: Margins, network: Network, vectors: SparseVector[]): Scorer {
  const labels = margins.bias.length
  const one = {
    margins: quantize(margins.weights, labels),
    bias: margins.bias,
    embedding: quantize(new Float32Array(0), network.hidden),
    hiddenBias: new Float32Array(0),
    output: new Float32Array(0),
  }
  const other = {
    margins: quantize(new Float32Array(0), labels),
    bias: network.outputBias,
    embedding: quantize(network.embedding, network.hidden),
    hiddenBias: network.hiddenBias,
    output: network.output,
  }
  const factor = deviation(one, vectors) / deviation(other, vectors) || 1
  return {
    margins: one.margins,
    bias: one.bias.map((value, label) => value + factor * (other.bias[label] ?? 0)),
    embedding: other.embedding,
    hiddenBias: other.hiddenBias,
    output: other.output.map((value) => value * factor),
  }
}

/** Writes the raw score of every label into `scores`. */
export function scoreInto(scores: Float32Array, { ids, values }: SparseVector, scorer: Scorer): void {
  const { margins, bias, embedding, hiddenBias, output } = scorer
  scores.set(bias)
  const units = Float32Array.from(hiddenBias)
  for (let i = 0; i < ids.length; i += 1) {
    const id = ids[i] ?? 0
    const value = values[i] ?? 0
    if (margins.scales.length > 0) addRow(scores, margins, id, value)
    if (embedding.scales.length > 0) addRow(units, embedding, id, value)
  }
  for (let j = 0; j < units.length; j += 1) units[j] = Math.tanh(units[j] ?? 0)
  for (let label = 0; label < scores.length; label += 1) {
    const base = label * units.length
    let score = scores[label] ?? 0
    for (let j = 0; j < units.length; j += 1) score += (units[j] ?? 0) * (output[base + j] ?? 0)
    scores[label] = score
  }
}

const MOST_MEASURED = 1_000

/** Root of the mean squared score, each text's mean apart. */
function deviation(scorer: Scorer, vectors: SparseVector[]): number {
  const scores = new Float32Array(scorer.bias.length)
  const stride = Math.ceil(vectors.length / MOST_MEASURED)
  let squares = 0
  for (let i = 0; i < vectors.length; i += stride) {
    const vector = vectors[i]
    if (!vector) continue
    scoreInto(scores, vector, scorer)
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
    squares += scores.reduce((sum, score) => sum + (score - mean) ** 2, 0)
  }
  return Math.sqrt(squares)
}
