/** A share as a percentage with one decimal, without a needless one: `91.3 %`, `90 %`. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`
}

/** A number with its noun: `1 example`, `10,003 examples`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`
}

/** Millionths of a dollar as people read them: nothing, less than a cent, or dollars and cents. */
export function dollars(micros: number | null): string {
  if (micros === null) return 'a price nobody has told us'
  if (micros === 0) return 'nothing'
  return micros < 10_000 ? 'less than a cent' : `$${(micros / 1_000_000).toFixed(2)}`
}

/** Seconds in the unit that fits: `20 seconds`, `5 minutes`, `2 hours`. */
export function duration(seconds: number): string {
  if (seconds < 90) return count(Math.max(1, Math.round(seconds)), 'second')
  return seconds < 5_400
    ? count(Math.round(seconds / 60), 'minute')
    : count(Math.round(seconds / 3_600), 'hour')
}
