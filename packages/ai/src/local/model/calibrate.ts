/** Scores of texts the model had not seen, row after row, with the true label of each and its unknown share. */
export interface HeldOut {
  rows: Float32Array[]
  targets: number[]
  unknown: number[]
}

const COLDEST = 0.02
const HOTTEST = 8
const ROUNDS = 18
/** What unknown words take from certainty: at this strength texts of no known label are told from others best. */
const DOUBT = 1

/** Turns scores into probabilities in place; a higher temperature flattens them. */
export function softmax(scores: Float32Array | Float64Array, temperature: number): void {
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

/** The temperature for one text: the more of its words are unknown, the less its scores say. */
export function temperatureFor(base: number, unknown: number): number {
  return base * Math.exp(DOUBT * unknown)
}

/**
 * The temperature under which the probabilities fit the held-out labels best (least log loss, golden section
 * search), drawn towards `expected` when only a few texts were held out.
 */
export function fitTemperature(heldOut: HeldOut, expected = 0.5): number {
  const size = heldOut.rows.length
  if (size === 0) return expected
  let low = Math.log(COLDEST)
  let high = Math.log(HOTTEST)
  const ratio = (Math.sqrt(5) - 1) / 2
  for (let round = 0; round < ROUNDS; round += 1) {
    const left = high - ratio * (high - low)
    const right = low + ratio * (high - low)
    if (logLoss(heldOut, Math.exp(left)) < logLoss(heldOut, Math.exp(right))) high = right
    else low = left
  }
  const share = size / (size + 20)
  return Math.exp(share * ((low + high) / 2) + (1 - share) * Math.log(expected))
}

/**
 * Texts that all came out right do not say that none ever comes out wrong: by the rule of succession one in as many and
 * two more would, and counts as if it had. Without it the temperature of an easy set has no lower end.
 */
function logLoss({ rows, targets, unknown }: HeldOut, temperature: number): number {
  const doubt = 1 / (rows.length + 2)
  let loss = 0
  for (const [index, row] of rows.entries()) {
    const probabilities = Float64Array.from(row)
    softmax(probabilities, temperatureFor(temperature, unknown[index] ?? 0))
    for (const [label, probability] of probabilities.entries()) {
      const weight = label === targets[index] ? 1 - doubt : doubt / (probabilities.length - 1)
      loss -= weight * Math.log(Math.max(1e-12, probability))
    }
  }
  return loss
}
