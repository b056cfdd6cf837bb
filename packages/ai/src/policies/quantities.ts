import { findMoney } from '../actions/money.ts'
import { measureOf, numberOf } from '../local/grounding/numbers.ts'

/** A sum, a time in days or a share in percent. `currency` is an ISO 4217 code, null where none is named. */
export type Quantity = {
  unit: 'money' | 'days' | 'percent'
  amount: number
  currency: string | null
  /** as it stands in the text */
  written: string
  start: number
  end: number
}

const measures: Record<string, { unit: Quantity['unit']; of: number }> = {
  hour: { unit: 'days', of: 1 / 24 },
  day: { unit: 'days', of: 1 },
  week: { unit: 'days', of: 7 },
  month: { unit: 'days', of: 30 },
  year: { unit: 'days', of: 365 },
  percent: { unit: 'percent', of: 1 },
}

const token = /%|\d+(?:[.,]\d+)*|[\p{L}\p{M}]+/gu

/** The quantities of a text that can be compared with the limit of a policy, in their order. */
export function quantitiesIn(text: string): Quantity[] {
  const money = findMoney(text).map(
    (sum): Quantity => ({ ...sum, unit: 'money', written: text.slice(sum.start, sum.end) }),
  )
  const others = measured(text).filter(({ start, end }) =>
    money.every((sum) => end <= sum.start || start >= sum.end),
  )
  return [...money, ...others].sort((a, b) => a.start - b.start)
}

function measured(text: string): Quantity[] {
  const tokens = [...text.matchAll(token)]
  return tokens.flatMap((found, place) => {
    const amount = numberOf(found[0].toLowerCase())
    if (amount === null) return []
    // "10 working days" has a word between.
    const near = tokens.slice(place + 1, place + 3)
    const at = near.findIndex(([word]) => measureOf(word.toLowerCase()) !== undefined)
    const named = near[at]
    const measure = named && measures[measureOf(named[0].toLowerCase()) ?? '']
    if (!named || !measure) return []
    const [start, end] = [found.index, named.index + named[0].length]
    const written = text.slice(start, end)
    return [{ unit: measure.unit, amount: amount * measure.of, currency: null, written, start, end }]
  })
}
