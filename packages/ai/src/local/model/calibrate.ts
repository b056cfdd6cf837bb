import { softmax } from './regression.ts'

/** Scores of texts the model had not seen, row after row, with the true label of each. */
export interface HeldOut {
  rows: Float32Array[]
  targets: number[]
}

const COLDEST = 0.1
const HOTTEST = 8

/**
 * The temperature under which the probabilities fit the held-out labels best (least log loss, golden section
 * search), drawn towards `expected` when only a few texts were held out.
 */
export function fitTemperature(heldOut: HeldOut, expected = 1): number {
  const size = heldOut.rows.length
  if (size === 0) return expected
  let low = Math.log(COLDEST)
  let high = Math.log(HOTTEST)
  const ratio = (Math.sqrt(5) - 1) / 2
  for (let round = 0; round < 24; round += 1) {
    const left = high - ratio * (high - low)
    const right = low + ratio * (high - low)
    if (logLoss(heldOut, Math.exp(left)) < logLoss(heldOut, Math.exp(right))) high = right
    else low = left
  }
  const share = size / (size + 20)
  return Math.exp(share * ((low + high) / 2) + (1 - share) * Math.log(expected))
}

function logLoss({ rows, targets }: HeldOut, temperature: number): number {
  let loss = 0
  for (const [index, row] of rows.entries()) {
    const probabilities = Float64Array.from(row)
    softmax(probabilities, temperature)
    loss -= Math.log(Math.max(1e-12, probabilities[targets[index] ?? 0] ?? 0))
  }
  return loss
}
