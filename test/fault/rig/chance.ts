const everySeed = [11, 23, 47]
const { FAULT_SEEDS = String(everySeed[0]) } = process.env
const wanted = FAULT_SEEDS.split(',').map(Number)

/**
 * Each fault test runs with all of these; what a seed decides, it decides the same in every run. The whole check
 * takes the first, `FAULT_SEEDS=11,23,47 bin/test --only fault` takes all.
 */
export const seeds = everySeed.filter((seed) => wanted.includes(seed))

/** The same one for a seed whichever others run, and another for each seed. */
export function oneBySeed<T>(of: readonly T[], seed: number): T {
  const found = of[everySeed.indexOf(seed) % of.length]
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
