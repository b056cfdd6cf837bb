import { fitTemperature, type HeldOut } from './calibrate.ts'
import type { TextFeatures } from './features.ts'
import { seededRandom, shuffledIndexes } from './random.ts'
import { fitRegression, type Regression, scoreInto } from './regression.ts'
import { buildVocabulary, type SparseVector, type Vocabulary, vectorize } from './vocabulary.ts'

export interface LabelledTexts {
  texts: TextFeatures[]
  targets: Uint16Array
  labels: number
}

export interface TrainedModel {
  vocabulary: Vocabulary
  regression: Regression
  temperature: number
}

const MOST_FEATURES = 80_000
const SMALL_SET = 2_000

/** Fits the model on all texts, and its temperature on texts left out of training in turn. */
export function trainModel(set: LabelledTexts): TrainedModel {
  const fitted = fit(set)
  return { ...fitted, temperature: fitTemperature(scoreLeftOut(set)) }
}

function fit({ texts, targets, labels }: LabelledTexts): { vocabulary: Vocabulary; regression: Regression } {
  const small = texts.length < SMALL_SET
  const vocabulary = buildVocabulary(texts, small ? 1 : 2, MOST_FEATURES)
  const vectors = texts.map((text) => vectorize(text, vocabulary))
  const features = vocabulary.hashes.length
  const softmax = { labels, features, rate: 1.5, loss: 'softmax', dropout: 0 } as const
  if (small) return { vocabulary, regression: fitRegression(vectors, targets, { ...softmax, epochs: 15 }) }
  const spread = fitRegression(vectors, targets, { ...softmax, epochs: 7, dropout: 0.5 })
  const margin = fitRegression(vectors, targets, { ...softmax, epochs: 4, rate: 0.2, loss: 'margin' })
  return { vocabulary, regression: blend(spread, margin, vectors) }
}

/**
 * Two linear models make one: the margin model errs on other texts than the softmax model, and their sum errs on
 * fewer than either. Both are brought to the same scale first.
 */
function blend(one: Regression, other: Regression, vectors: SparseVector[]): Regression {
  const factor = deviation(one, vectors) / (deviation(other, vectors) || 1)
  const add = (a: Float32Array, b: Float32Array) =>
    a.map((value, index) => (value + factor * (b[index] ?? 0)) / 2)
  return { labels: one.labels, weights: add(one.weights, other.weights), bias: add(one.bias, other.bias) }
}

/** Root of the mean squared score over a sample of the texts. */
function deviation(model: Regression, vectors: SparseVector[]): number {
  const scores = new Float32Array(model.labels)
  let squares = 0
  for (let i = 0; i < vectors.length; i += 10) {
    const vector = vectors[i]
    if (!vector) continue
    scoreInto(scores, vector, model)
    const mean = scores.reduce((sum, score) => sum + score, 0) / model.labels
    squares += scores.reduce((sum, score) => sum + (score - mean) ** 2, 0)
  }
  return Math.sqrt(squares)
}

/** Of few texts three fifths are left out in turns; of many, one fifth tells enough. */
function scoreLeftOut(set: LabelledTexts): HeldOut {
  const size = set.texts.length
  const heldOut: HeldOut = { rows: [], targets: [] }
  if (size < 10) return heldOut
  const order = shuffledIndexes(size, seededRandom(2))
  const turns = size < SMALL_SET ? 3 : 1
  for (let turn = 0; turn < turns; turn += 1) {
    const out = order.filter((_, place) => place % 5 === turn)
    const kept = order.filter((_, place) => place % 5 !== turn)
    const { vocabulary, regression } = fit(select(set, kept))
    for (const index of out) {
      const text = set.texts[index]
      if (!text) continue
      const row = new Float32Array(set.labels)
      scoreInto(row, vectorize(text, vocabulary), regression)
      heldOut.rows.push(row)
      heldOut.targets.push(set.targets[index] ?? 0)
    }
  }
  return heldOut
}

function select(set: LabelledTexts, kept: Uint32Array): LabelledTexts {
  const texts = Array.from(kept).flatMap((index) => set.texts[index] ?? [])
  return { texts, targets: Uint16Array.from(kept, (index) => set.targets[index] ?? 0), labels: set.labels }
}
