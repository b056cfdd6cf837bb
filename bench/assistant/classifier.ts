import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { classifyText, type Example, type Model, trainClassifier } from '@frontdesk/ai/local/classifier'
import { seededRandom, shuffledIndexes } from '@frontdesk/ai/local/model/random'
import { defaultCategories } from '@frontdesk/ai/local/seed-examples/default-categories'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    test: { type: 'string' },
    outside: { type: 'string' },
    per: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
})

/**
 * node bench/assistant/classifier.ts [train.csv] [--test test.csv] [--outside outside.csv] [--per 10] [--seed 1]
 * The files have the columns text and category. Without a file the shipped seed examples are used; without --test
 * every fifth row is held out; --per keeps that many examples a label; --outside names texts that belong to no label.
 */
function main(): void {
  const [file] = positionals
  const rows = file ? readCsv(file) : seedExamples()
  const order = Array.from(shuffledIndexes(rows.length, seededRandom(Number(values.seed))))
  const shuffled = order.flatMap((index) => rows[index] ?? [])
  const heldOut = values.test ? readCsv(values.test) : shuffled.filter((_, index) => index % 5 === 0)
  const all = values.test ? shuffled : shuffled.filter((_, index) => index % 5 !== 0)
  const training = values.per ? keepPerLabel(all, Number(values.per)) : all

  const before = process.cpuUsage()
  const started = performance.now()
  const model = trainClassifier(training)
  const trainSeconds = (performance.now() - started) / 1000
  const cpuSeconds = process.cpuUsage(before).user / 1e6
  const stored = JSON.stringify(model)
  const copy = JSON.parse(stored) as Model
  const { accuracy, calibrationError, milliseconds } = evaluate(copy, heldOut)
  console.log(`examples ${training.length}, held out ${heldOut.length}, labels ${model.labels.length}`)
  console.log(
    `accuracy ${(accuracy * 100).toFixed(2)} %, expected calibration error ${calibrationError.toFixed(3)}`,
  )
  if (values.outside) {
    const outside = readCsv(values.outside)
    const told = areaUnderCurve(confidences(copy, heldOut), confidences(copy, outside))
    console.log(`told from ${outside.length} texts of no label: AUROC ${told.toFixed(4)}`)
  }
  console.log(`training ${trainSeconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processor time)`)
  console.log(`${milliseconds.toFixed(3)} ms a message, model ${(stored.length / 1e6).toFixed(1)} MB as JSON`)
}

function confidences(model: Model, examples: Example[]): number[] {
  return examples.map(({ text }) => classifyText(model, text).confidence)
}

/** The chance that one of `inside` is higher than one of `outside`; equal ones count half. */
function areaUnderCurve(inside: number[], outside: number[]): number {
  const sorted = outside.toSorted((a, b) => a - b)
  const below = (limit: number, inclusive: boolean) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      const value = sorted[middle] ?? 0
      if (value < limit || (inclusive && value === limit)) low = middle + 1
      else high = middle
    }
    return low
  }
  const wins = inside.reduce((sum, value) => sum + (below(value, false) + below(value, true)) / 2, 0)
  return wins / (inside.length * outside.length)
}

const BINS = 15

function evaluate(model: Model, heldOut: Example[]) {
  const bins = Array.from({ length: BINS }, () => ({ claimed: 0, right: 0 }))
  classifyText(model, 'The first call unpacks the model.')
  const started = performance.now()
  for (const { text, label } of heldOut) {
    const answer = classifyText(model, text)
    const bin = bins[Math.min(BINS - 1, Math.floor(answer.confidence * BINS))]
    if (!bin) continue
    bin.claimed += answer.confidence
    bin.right += answer.label === label ? 1 : 0
  }
  const size = Math.max(1, heldOut.length)
  return {
    milliseconds: (performance.now() - started) / size,
    accuracy: bins.reduce((sum, { right }) => sum + right, 0) / size,
    calibrationError: bins.reduce((sum, { claimed, right }) => sum + Math.abs(claimed - right), 0) / size,
  }
}

function keepPerLabel(examples: Example[], most: number): Example[] {
  const counts = new Map<string, number>()
  return examples.filter(({ label }) => {
    const count = (counts.get(label) ?? 0) + 1
    counts.set(label, count)
    return count <= most
  })
}

function seedExamples(): Example[] {
  return defaultCategories.flatMap(({ key, examples }) => examples.map((text) => ({ text, label: key })))
}

/** RFC 4180 with a header row; the columns text and category (or label) in any order. */
function readCsv(path: string): Example[] {
  const [header = [], ...rows] = parseCsv(readFileSync(path, 'utf8'))
  const text = header.indexOf('text')
  const label = Math.max(header.indexOf('category'), header.indexOf('label'))
  return rows.map((row) => ({ text: row[text] ?? '', label: row[label] ?? '' }))
}

function parseCsv(content: string): string[][] {
  const rows: string[][] = [[]]
  for (const match of content.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    if (match[0] === '') break
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] !== ',') rows.push([])
  }
  return rows.filter((row) => row.length > 1)
}

main()
