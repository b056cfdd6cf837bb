import { seededRandom, shuffledIndexes } from './random.ts'
import type { SparseVector } from './vocabulary.ts'

/** Weights of a multinomial logistic regression: `weights[feature * labels + label]`. */
export interface Regression {
  labels: number
  weights: Float32Array
  bias: Float32Array
}

export interface FitOptions {
  labels: number
  features: number
  epochs: number
  rate: number
  /** `softmax` for log loss over all labels, `margin` for the squared hinge of each label against the rest. */
  loss: 'softmax' | 'margin'
  /** Share of an example's features left out each time it is seen, so that none is relied on alone. */
  dropout: number
}

/** A gradient below this is skipped: after the first pass almost every label of an example is settled. */
const SMALLEST_GRADIENT = 0.003

/** Stochastic gradient descent with a falling rate; the order of examples is shuffled from a fixed seed. */
export function fitRegression(
  vectors: SparseVector[],
  targets: Uint16Array,
  options: FitOptions,
): Regression {
  const { labels, features, epochs, rate, loss, dropout } = options
  const model = {
    labels,
    weights: new Float32Array(features * labels),
    bias: new Float32Array(labels),
  }
  const random = seededRandom(1)
  const scores = new Float32Array(labels)
  const active = new Uint16Array(labels)
  const steps = epochs * vectors.length
  for (let epoch = 0, step = 0; epoch < epochs; epoch += 1) {
    for (const index of shuffledIndexes(vectors.length, random)) {
      const whole = vectors[index]
      if (!whole) continue
      const vector = dropout > 0 ? thin(whole, dropout, random) : whole
      scoreInto(scores, vector, model)
      const now = rate * (1 - step / steps)
      const size = gradients[loss](scores, active, targets[index] ?? 0, now)
      descend(model, vector, scores, active.subarray(0, size))
      step += 1
    }
  }
  return model
}

/** Writes the raw score of every label into `scores`. */
export function scoreInto(scores: Float32Array, { ids, values }: SparseVector, model: Regression): void {
  const { labels, weights, bias } = model
  scores.set(bias)
  for (let i = 0; i < ids.length; i += 1) {
    const base = (ids[i] ?? 0) * labels
    const value = values[i] ?? 0
    for (let label = 0; label < labels; label += 1) {
      scores[label] = (scores[label] ?? 0) + value * (weights[base + label] ?? 0)
    }
  }
}

/** Turns scores into probabilities in place; a higher temperature flattens them. */
export function softmax(scores: Float32Array | Float64Array, temperature = 1): void {
  let highest = Number.NEGATIVE_INFINITY
  for (const score of scores) highest = Math.max(highest, score)
  let sum = 0
  for (let i = 0; i < scores.length; i += 1) {
    const weight = Math.exp(((scores[i] ?? 0) - highest) / temperature)
    scores[i] = weight
    sum += weight
  }
  for (let i = 0; i < scores.length; i += 1) scores[i] = (scores[i] ?? 0) / sum
}

type Gradient = (scores: Float32Array, active: Uint16Array, target: number, rate: number) => number

/** Each turns the scores into steps in place, lists the labels to move and gives their number. */
const gradients: Record<FitOptions['loss'], Gradient> = {
  softmax(scores, active, target, rate) {
    softmax(scores)
    scores[target] = (scores[target] ?? 0) - 1
    let size = 0
    for (let label = 0; label < scores.length; label += 1) {
      const gradient = scores[label] ?? 0
      if (Math.abs(gradient) < SMALLEST_GRADIENT) continue
      scores[label] = gradient * rate
      active[size] = label
      size += 1
    }
    return size
  },
  margin(scores, active, target, rate) {
    let size = 0
    for (let label = 0; label < scores.length; label += 1) {
      const side = label === target ? 1 : -1
      const short = 1 - side * (scores[label] ?? 0)
      if (short <= 0) continue
      scores[label] = -side * short * rate
      active[size] = label
      size += 1
    }
    return size
  },
}

/** What is kept grows so that the sum stays about the same. */
function thin({ ids, values }: SparseVector, dropout: number, random: () => number): SparseVector {
  const kept = { ids: new Uint32Array(ids.length), values: new Float32Array(ids.length) }
  let size = 0
  for (let i = 0; i < ids.length; i += 1) {
    if (random() < dropout) continue
    kept.ids[size] = ids[i] ?? 0
    kept.values[size] = (values[i] ?? 0) / (1 - dropout)
    size += 1
  }
  return { ids: kept.ids.subarray(0, size), values: kept.values.subarray(0, size) }
}

function descend(model: Regression, vector: SparseVector, steps: Float32Array, active: Uint16Array): void {
  const { labels, weights, bias } = model
  for (let i = 0; i < vector.ids.length; i += 1) {
    const base = (vector.ids[i] ?? 0) * labels
    const value = vector.values[i] ?? 0
    for (let a = 0; a < active.length; a += 1) {
      const label = active[a] ?? 0
      weights[base + label] = (weights[base + label] ?? 0) - value * (steps[label] ?? 0)
    }
  }
  for (const label of active) bias[label] = (bias[label] ?? 0) - 0.1 * (steps[label] ?? 0)
}
