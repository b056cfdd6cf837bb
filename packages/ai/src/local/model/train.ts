import { fitTemperature, type HeldOut } from './calibrate.ts'
import type { TextFeatures } from './features.ts'
import { fitMargins } from './margins.ts'
import { fitNetwork } from './network.ts'
import { seededRandom, shuffledIndexes } from './random.ts'
import { combine, type Scorer, scoreInto } from './scorer.ts'
import { buildVocabulary, type Vocabulary, vectorize } from './vocabulary.ts'

export interface LabelledTexts {
  texts: TextFeatures[]
  targets: Uint16Array
  labels: number
}

export interface TrainedModel {
  vocabulary: Vocabulary
  scorer: Scorer
  temperature: number
}

const MOST_FEATURES = 32_000
const SMALL_SET = 2_000
const FEWEST_TO_LEAVE_OUT = 10
/** Texts times labels: what takes about five seconds to train. */
const WORTH_TWICE = 650_000
const FEWEST_HIDDEN = 32
const MOST_HIDDEN = 128
const FEWEST_EPOCHS = 12
const MOST_EPOCHS = 60
/** A small network needs about this many examples to pass by, the same ones again if need be. */
const LEAST_PASSES = 4_000

/**
 * Fits the model, and its temperature on texts left out of training: few are left out in turns, of many a twentieth
 * tells enough. The model that is kept is then trained on all, unless that would take too long for what it gains.
 */
export function trainModel(set: LabelledTexts): TrainedModel {
  const size = set.texts.length
  const order = shuffledIndexes(size, seededRandom(2))
  const heldOut: HeldOut = { rows: [], targets: [], unknown: [] }
  const many = size >= SMALL_SET
  const turns = many ? 1 : size < FEWEST_TO_LEAVE_OUT ? 0 : 3
  let fitted: Fitted | undefined
  for (let turn = 0; turn < turns; turn += 1) {
    const [out, kept] = split(order, many ? 20 : 5, turn)
    fitted = fit(select(set, kept))
    scoreLeftOut(heldOut, select(set, out), fitted)
  }
  const best = fitted && size * set.labels > WORTH_TWICE ? fitted : fit(set)
  return { ...best, temperature: fitTemperature(heldOut) }
}

type Fitted = Omit<TrainedModel, 'temperature'>

function fit({ texts, targets, labels }: LabelledTexts): Fitted {
  // In a large set, an n-gram of a single text is a slip or a name.
  const vocabulary = buildVocabulary(texts, texts.length < SMALL_SET ? 1 : 2, MOST_FEATURES)
  const vectors = texts.map((text) => vectorize(text, vocabulary))
  const features = vocabulary.hashes.length
  const hidden = Math.min(MOST_HIDDEN, Math.max(FEWEST_HIDDEN, 4 * Math.ceil(labels / 2)))
  const epochs = Math.min(MOST_EPOCHS, Math.max(FEWEST_EPOCHS, Math.ceil(LEAST_PASSES / texts.length)))
  const margins = fitMargins(vectors, targets, { labels, features })
  const network = fitNetwork(vectors, targets, { labels, features, hidden, epochs })
  return { vocabulary, scorer: combine(margins, network, vectors) }
}

/** Every `parts`-th of the order, and the others. */
function split(order: Uint32Array, parts: number, turn: number): [Uint32Array, Uint32Array] {
  return [
    order.filter((_, place) => place % parts === turn),
    order.filter((_, place) => place % parts !== turn),
  ]
}

function scoreLeftOut(heldOut: HeldOut, { texts, targets, labels }: LabelledTexts, fitted: Fitted): void {
  for (const [index, text] of texts.entries()) {
    const row = new Float32Array(labels)
    const vector = vectorize(text, fitted.vocabulary)
    scoreInto(row, vector, fitted.scorer)
    heldOut.rows.push(row)
    heldOut.targets.push(targets[index] ?? 0)
    heldOut.unknown.push(vector.unknown)
  }
}

function select(set: LabelledTexts, kept: Uint32Array): LabelledTexts {
  const texts = Array.from(kept).flatMap((index) => set.texts[index] ?? [])
  return { texts, targets: Uint16Array.from(kept, (index) => set.targets[index] ?? 0), labels: set.labels }
}
