import { localDay } from '../../business-hours/zone-clock.ts'
import type { Facts } from '../facts/facts.ts'
import type { FieldValue } from './field.ts'
import type { Expected, Operator } from './operators.ts'

const dayMs = 86_400_000

type Days = (away: number, most: number) => boolean

/** How days are compared. Both sides are `YYYY-MM-DD`, which sorts as it reads. */
export const dates: Record<string, Operator> = {
  on: compared('is', (actual, wanted) => actual === wanted),
  before: compared('is before', (actual, wanted) => actual < wanted),
  after: compared('is after', (actual, wanted) => actual > wanted),
  in_next: counted('is within the next', (away, most) => away >= 0 && away <= most),
  in_last: counted('is within the last', (away, most) => away <= 0 && -away <= most),
  over_ago: counted('is longer ago than', (away, most) => -away > most),
}

function compared(label: string, fits: (actual: string, wanted: string) => boolean): Operator {
  return {
    label,
    operand: 'date',
    holds: (actual, wanted) =>
      typeof actual === 'string' && typeof wanted === 'string' && fits(actual, wanted),
  }
}

/** Days from today, by the organization's clocks. */
function counted(label: string, fits: Days): Operator {
  return {
    label,
    operand: 'number',
    holds: (actual: FieldValue, wanted: Expected, _field, facts: Facts) => {
      const day = typeof actual === 'string' ? Date.parse(`${actual}T00:00:00Z`) : Number.NaN
      const today = localDay(facts.at.getTime(), facts.organization.timeZone)
      return typeof wanted === 'number' && !Number.isNaN(day) && fits((day - today) / dayMs, wanted)
    },
  }
}
