const minute = 60
const hour = 3_600

/** After each failed try the wait until the next, in seconds: eight tries within a day and five minutes. */
const delays = [5, 5 * minute, 30 * minute, 2 * hour, 4 * hour, 7 * hour, 10.5 * hour] as const

/** Seconds until the next try after so many, or null when it is given up. */
export function retryDelaySeconds(tries: number): number | null {
  return delays[tries - 1] ?? null
}
