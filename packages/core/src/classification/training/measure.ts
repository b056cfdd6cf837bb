import { classifyText, type Example, type Model } from '@frontdesk/ai/local/classifier'

export type Bin = {
  /** Confidences from `from` up to `to`. */
  from: number
  to: number
  count: number
  /** Means over the bin; 0 where nothing fell into it. */
  confidence: number
  accuracy: number
}

export type Calibration = { expectedCalibrationError: number; bins: Bin[] }
/** How many texts of one label were given another, or the same, by their keys. */
export type Pair = { actual: string; predicted: string; count: number }
export type Measured = {
  count: number
  accuracy: number | null
  calibration: Calibration | null
  confusion: Pair[]
}

const binCount = 10

/** How often the model is right about texts it has not seen, and how honest its confidence is about that. */
export function measureModel(model: Model, heldOut: Example[]): Measured {
  const answers = heldOut.map(({ text, label }) => {
    const best = classifyText(model, text)
    return { confidence: best.confidence, right: best.label === label, actual: label, predicted: best.label }
  })
  const count = answers.length
  if (count === 0) return { count, accuracy: null, calibration: null, confusion: [] }
  return {
    count,
    accuracy: answers.filter(({ right }) => right).length / count,
    calibration: calibrationOf(answers),
    confusion: countPairs(answers),
  }
}

function countPairs(answers: Omit<Pair, 'count'>[]): Pair[] {
  const pairs = new Map<string, Pair>()
  for (const { actual, predicted } of answers) {
    const key = JSON.stringify([actual, predicted])
    const known = pairs.get(key)
    if (known) known.count += 1
    else pairs.set(key, { actual, predicted, count: 1 })
  }
  return [...pairs.values()]
}

/** Expected calibration error over ten bins of equal width. */
export function calibrationOf(answers: { confidence: number; right: boolean }[]): Calibration {
  const bins = Array.from({ length: binCount }, (_, place) => {
    const inside = answers.filter(({ confidence }) => binOf(confidence) === place)
    return {
      from: place / binCount,
      to: (place + 1) / binCount,
      count: inside.length,
      confidence: mean(inside.map(({ confidence }) => confidence)),
      accuracy: mean(inside.map(({ right }) => Number(right))),
    }
  })
  const error = bins.reduce((sum, bin) => sum + bin.count * Math.abs(bin.accuracy - bin.confidence), 0)
  return { expectedCalibrationError: answers.length === 0 ? 0 : error / answers.length, bins }
}

function binOf(confidence: number): number {
  return Math.min(binCount - 1, Math.max(0, Math.floor(confidence * binCount)))
}

function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
