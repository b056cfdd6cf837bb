const everySeed = [11, 23, 47]
const { FAULT_SEEDS = String(everySeed[0]), FAULT_FULL } = process.env

/**
 * Each fault test runs with all of these; what a seed decides, it decides the same in every run. By default there is
 * one, `FAULT_SEEDS=11,23,47 bin/test --only fault` takes all that CI takes, and any others may be named as well.
 */
export const seeds = FAULT_SEEDS.split(',').map((seed) => {
  if (!/^\s*\d{1,9}\s*$/.test(seed)) throw new RangeError(`FAULT_SEEDS are whole numbers, not "${seed}"`)
  return Number(seed)
})

/** A third of what is demanded, for a quicker run; all of it with `FAULT_FULL=yes`, as in CI. */
export const sized = (demanded: number): number => (FAULT_FULL === 'yes' ? demanded : Math.ceil(demanded / 3))

/** The same one for a seed whichever others run, and another for each of CI's three. */
export function oneBySeed<T>(of: readonly T[], seed: number): T {
  const known = everySeed.indexOf(seed)
  const found = of[(known < 0 ? seed : known) % of.length]
  if (found === undefined) throw new RangeError('There is nothing to choose from')
  return found
}

export type Chance = {
  /** a whole number of `least` to `most` */
  between(least: number, most: number): number
  one<T>(of: readonly T[]): T
  shuffled<T>(list: readonly T[]): T[]
}

/** Chance that a seed decides: numbers of 32 bits by shifts and exclusive-or (Marsaglia 2003). */
export function chanceOf(seed: number): Chance {
  let state = Math.imul(seed, 2_654_435_761) >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    between,
    one: (of) => {
      const found = of[between(0, of.length - 1)]
      if (found === undefined) throw new RangeError('There is nothing to choose from')
      return found
    },
    shuffled: (list) =>
      list
        .map((entry) => ({ entry, place: next() }))
        .sort((a, b) => a.place - b.place)
        .map(({ entry }) => entry),
  }
}
