import { fitTemperature, type HeldOut } from './calibrate.ts'
import type { TextFeatures } from './features.ts'
import { seededRandom, shuffledIndexes } from './random.ts'
import { fitRegression, type Regression, scoreInto } from './regression.ts'
import { buildVocabulary, type Vocabulary, vectorize } from './vocabulary.ts'

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
  const regression = fitRegression(vectors, targets, { labels, features, epochs: small ? 15 : 8, rate: 1.5 })
  return { vocabulary, regression }
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
