import { precisionOf } from '../../autonomy/ladder.ts'

/** How many of what is one class were taken for another, or for the same; null stands for none at all. */
export type Pair = { actual: string | null; predicted: string | null; count: number }

/** A share of a number, with Wilson's 95 % interval; null where the number is 0. */
export type Share = { share: number | null; low: number; high: number }

export type ClassMeasure = {
  key: string | null
  /** how many are of this class */
  support: number
  /** how many were taken for it */
  predicted: number
  right: number
  precision: Share
  recall: Share
  /** the harmonic mean of both; null where there was nothing to find and nothing found */
  f1: number | null
}

export type Confusion = Pair & {
  /** of those that are of this class */
  share: number
}

export type Measured = {
  count: number
  right: number
  accuracy: Share
  /** the mean of the classes that have support, each counting the same; null without any */
  macroF1: number | null
  /** those that occur, the most frequent first */
  classes: ClassMeasure[]
  /** what was taken for something else, the most frequent first */
  confusions: Confusion[]
}

/** Precision, recall and F1 of each class, and what is taken for what. */
export function measureClasses(pairs: Pair[]): Measured {
  const merged = mergePairs(pairs)
  const sum = (picked: Pair[]) => picked.reduce((total, { count }) => total + count, 0)
  const keys = new Set(merged.flatMap(({ actual, predicted }) => [actual, predicted]))
  const classes = [...keys].map((key): ClassMeasure => {
    const support = sum(merged.filter(({ actual }) => actual === key))
    const predicted = sum(merged.filter((pair) => pair.predicted === key))
    const right = sum(merged.filter((pair) => pair.actual === key && pair.predicted === key))
    return {
      key,
      support,
      predicted,
      right,
      precision: shareOf(right, predicted),
      recall: shareOf(right, support),
      f1: support + predicted === 0 ? null : (2 * right) / (support + predicted),
    }
  })
  const supports = new Map(classes.map(({ key, support }) => [key, support]))
  const count = sum(merged)
  const right = sum(merged.filter(({ actual, predicted }) => actual === predicted))
  const found = classes.filter(({ support }) => support > 0)
  return {
    count,
    right,
    accuracy: shareOf(right, count),
    macroF1: found.length === 0 ? null : found.reduce((total, { f1 }) => total + (f1 ?? 0), 0) / found.length,
    classes: classes.sort((a, b) => b.support - a.support || b.predicted - a.predicted || order(a, b)),
    confusions: merged
      .filter(({ actual, predicted }) => actual !== predicted)
      .map((pair) => ({ ...pair, share: pair.count / (supports.get(pair.actual) ?? 1) }))
      .sort((a, b) => b.count - a.count || b.share - a.share),
  }
}

export function shareOf(good: number, reviewed: number): Share {
  const { precision, low, high } = precisionOf({ reviewed, good })
  return { share: precision, low, high }
}

function mergePairs(pairs: Pair[]): Pair[] {
  const merged = new Map<string, Pair>()
  for (const { actual, predicted, count } of pairs) {
    const key = JSON.stringify([actual, predicted])
    const known = merged.get(key)?.count ?? 0
    if (count > 0) merged.set(key, { actual, predicted, count: known + count })
  }
  return [...merged.values()]
}

function order(a: ClassMeasure, b: ClassMeasure): number {
  return (a.key ?? '').localeCompare(b.key ?? '')
}
