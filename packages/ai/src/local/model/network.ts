import { seededRandom, shuffledIndexes } from './random.ts'
import type { SparseVector } from './vocabulary.ts'

/** One hidden layer: `embedding[feature * hidden + unit]`, `output[label * hidden + unit]`. */
export interface Network {
  hidden: number
  embedding: Float32Array
  hiddenBias: Float32Array
  output: Float32Array
  outputBias: Float32Array
}

export interface NetworkSize {
  labels: number
  features: number
  /** A multiple of four. */
  hidden: number
  epochs: number
}

const RATE = 0.03
const INPUT_DROPOUT = 0.3
const HIDDEN_DROPOUT = 0.3
const SMOOTHING = 0.1
/** A gradient below this is skipped: after the first passes almost every label of an example is settled. */
const SMALLEST_GRADIENT = 0.003
const FIRST_STEP = 1e-6

/** What one example needs on its way through the network and back, and the sums that slow each step down (AdaGrad). */
interface Pass {
  bases: Uint32Array
  values: Float64Array
  size: number
  units: Float64Array
  slopes: Float64Array
  back: Float64Array
  chances: Float64Array
  featureSums: Float32Array
  unitSums: Float64Array
  labelSums: Float64Array
}

/**
 * Learns by stochastic gradient descent with a falling rate. Inputs and units are dropped by chance so that none is
 * relied on alone, and no label is asked to be certain. The order and all chances come from a fixed seed.
 */
export function fitNetwork(vectors: SparseVector[], targets: Uint16Array, size: NetworkSize): Network {
  const random = seededRandom(3)
  const network = emptyNetwork(size, random)
  const pass = emptyPass(vectors, size)
  const steps = size.epochs * vectors.length
  let step = 0
  for (let epoch = 0; epoch < size.epochs; epoch += 1) {
    for (const index of shuffledIndexes(vectors.length, random)) {
      const rate = RATE * (1 - step / steps)
      step += 1
      const vector = vectors[index]
      if (!vector) continue
      takeIn(pass, vector, network.hidden, random)
      const energy = hide(pass, network, random)
      guess(pass, network)
      correctOutput(pass, network, targets[index] ?? 0, rate, energy)
      correctInput(pass, network, rate)
    }
  }
  return network
}

function emptyNetwork({ labels, features, hidden }: NetworkSize, random: () => number): Network {
  const spread = Math.sqrt(3 / hidden)
  return {
    hidden,
    embedding: new Float32Array(features * hidden).map(() => (2 * random() - 1) * spread),
    hiddenBias: new Float32Array(hidden),
    output: new Float32Array(labels * hidden),
    outputBias: new Float32Array(labels),
  }
}

function emptyPass(vectors: SparseVector[], { labels, features, hidden }: NetworkSize): Pass {
  const longest = vectors.reduce((most, { ids }) => Math.max(most, ids.length), 0)
  return {
    bases: new Uint32Array(longest + 4),
    values: new Float64Array(longest + 4),
    size: 0,
    units: new Float64Array(hidden),
    slopes: new Float64Array(hidden),
    back: new Float64Array(hidden),
    chances: new Float64Array(labels),
    featureSums: new Float32Array(features).fill(FIRST_STEP),
    unitSums: new Float64Array(hidden).fill(FIRST_STEP),
    labelSums: new Float64Array(labels).fill(FIRST_STEP),
  }
}

/** What is kept grows so that the sum stays about the same. */
function takeIn(pass: Pass, { ids, values }: SparseVector, hidden: number, random: () => number): void {
  let size = 0
  for (let i = 0; i < ids.length; i += 1) {
    if (random() < INPUT_DROPOUT) continue
    pass.bases[size] = (ids[i] ?? 0) * hidden
    pass.values[size] = (values[i] ?? 0) / (1 - INPUT_DROPOUT)
    size += 1
  }
  pass.bases.fill(0, size, size + 4)
  pass.values.fill(0, size, size + 4)
  pass.size = size
}

/** Fills the hidden units and how steep each is there; returns their mean square. */
function hide({ bases, values, size, units, slopes }: Pass, network: Network, random: () => number): number {
  const { embedding, hidden, hiddenBias } = network
  units.set(hiddenBias)
  // Places past the end have the value 0.
  for (let k = 0; k < size; k += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = [bases[k], bases[k + 1], bases[k + 2], bases[k + 3]]
    const [va = 0, vb = 0, vc = 0, vd = 0] = [values[k], values[k + 1], values[k + 2], values[k + 3]]
    for (let j = 0; j < hidden; j += 1) {
      const one = va * (embedding[a + j] ?? 0) + vb * (embedding[b + j] ?? 0)
      const other = vc * (embedding[c + j] ?? 0) + vd * (embedding[d + j] ?? 0)
      units[j] = (units[j] ?? 0) + (one + other)
    }
  }
  let squares = 0
  for (let j = 0; j < hidden; j += 1) {
    const kept = random() < HIDDEN_DROPOUT ? 0 : 1 / (1 - HIDDEN_DROPOUT)
    const tanh = kept === 0 ? 0 : Math.tanh(units[j] ?? 0)
    slopes[j] = kept * (1 - tanh * tanh)
    units[j] = kept * tanh
    squares += kept * tanh * kept * tanh
  }
  return squares / hidden
}

/** Four sums at a time: one alone would wait for each of its additions. */
function guess({ units, chances }: Pass, { output, outputBias, hidden }: Network): void {
  let highest = Number.NEGATIVE_INFINITY
  for (let label = 0; label < chances.length; label += 1) {
    const base = label * hidden
    let a = outputBias[label] ?? 0
    let b = 0
    let c = 0
    let d = 0
    for (let j = 0; j < hidden; j += 4) {
      a += (units[j] ?? 0) * (output[base + j] ?? 0)
      b += (units[j + 1] ?? 0) * (output[base + j + 1] ?? 0)
      c += (units[j + 2] ?? 0) * (output[base + j + 2] ?? 0)
      d += (units[j + 3] ?? 0) * (output[base + j + 3] ?? 0)
    }
    const score = a + b + c + d
    chances[label] = score
    if (score > highest) highest = score
  }
  let sum = 0
  for (let label = 0; label < chances.length; label += 1) {
    const weight = Math.exp((chances[label] ?? 0) - highest)
    chances[label] = weight
    sum += weight
  }
  for (let label = 0; label < chances.length; label += 1) chances[label] = (chances[label] ?? 0) / sum
}

function correctOutput(pass: Pass, network: Network, target: number, rate: number, energy: number): void {
  const { units, chances, back, labelSums } = pass
  const { output, outputBias, hidden } = network
  back.fill(0)
  const evenShare = SMOOTHING / chances.length
  for (let label = 0; label < chances.length; label += 1) {
    const wanted = label === target ? 1 - SMOOTHING + evenShare : evenShare
    const gradient = (chances[label] ?? 0) - wanted
    if (Math.abs(gradient) < SMALLEST_GRADIENT) continue
    const sum = (labelSums[label] ?? 0) + gradient * gradient * energy
    labelSums[label] = sum
    const step = (rate * gradient) / Math.sqrt(sum)
    const base = label * hidden
    for (let j = 0; j < hidden; j += 1) {
      const weight = output[base + j] ?? 0
      back[j] = (back[j] ?? 0) + gradient * weight
      output[base + j] = weight - step * (units[j] ?? 0)
    }
    outputBias[label] = (outputBias[label] ?? 0) - step
  }
}

function correctInput(pass: Pass, { embedding, hidden, hiddenBias }: Network, rate: number): void {
  const { bases, values, size, slopes, back, featureSums, unitSums } = pass
  let squares = 0
  for (let j = 0; j < hidden; j += 1) {
    const gradient = (back[j] ?? 0) * (slopes[j] ?? 0)
    back[j] = gradient
    squares += gradient * gradient
    const sum = (unitSums[j] ?? 0) + gradient * gradient
    unitSums[j] = sum
    hiddenBias[j] = (hiddenBias[j] ?? 0) - (rate * gradient) / Math.sqrt(sum)
  }
  squares /= hidden
  for (let k = 0; k < size; k += 1) {
    const base = bases[k] ?? 0
    const value = values[k] ?? 0
    const feature = base / hidden
    const sum = (featureSums[feature] ?? 0) + value * value * squares
    featureSums[feature] = sum
    const step = (rate * value) / Math.sqrt(sum)
    for (let j = 0; j < hidden; j += 1)
      embedding[base + j] = (embedding[base + j] ?? 0) - step * (back[j] ?? 0)
  }
}
