const hourMs = 3_600_000
const weekMs = 7 * 24 * hourMs

/** How many mails came in an hour that begins at `hour`. */
export type Arrivals = { hour: Date; count: number }

type Input = { arrivals: readonly Arrivals[]; lastMailAt: Date; now: Date }

/** With fewer mails, or fewer days, nothing can be said of which hours are busy. */
const enoughMails = 50
const longEnoughMs = weekMs

/**
 * How often mail usually comes, and for how long none has come, both in seconds. Where enough is known, only the
 * hours of the week count in which mail usually comes, so that nights and weekends are no silence.
 */
export function measureSilence({ arrivals, lastMailAt, now }: Input): {
  gapSeconds: number | null
  silentSeconds: number
} {
  const mails = arrivals.reduce((sum, { count }) => sum + count, 0)
  const first = Math.min(...arrivals.map(({ hour }) => hour.getTime()))
  const plain = Math.max(0, now.getTime() - lastMailAt.getTime())
  if (mails < 2) return { gapSeconds: null, silentSeconds: seconds(plain) }
  const observed = lastMailAt.getTime() - first
  if (mails < enoughMails || observed < longEnoughMs)
    return { gapSeconds: seconds(observed / (mails - 1)), silentSeconds: seconds(plain) }
  const weeks = Math.ceil(observed / weekMs)
  const busy = busySlots(arrivals, weeks)
  const busyMs = (busy.size * hourMs * observed) / weekMs
  return {
    gapSeconds: seconds(busyMs / mails),
    silentSeconds: seconds(busyTime(busy, lastMailAt.getTime(), now.getTime())),
  }
}

/** The hours of the week in which mail came in at least half of the weeks. */
function busySlots(arrivals: readonly Arrivals[], weeks: number): Set<number> {
  const seen = Map.groupBy(arrivals, ({ hour }) => slotOf(hour.getTime()))
  return new Set([...seen].filter(([, hours]) => hours.length >= weeks / 2).map(([slot]) => slot))
}

function busyTime(busy: Set<number>, from: number, until: number): number {
  let sum = 0
  for (let at = from; at < until; ) {
    const next = Math.min(until, Math.floor(at / hourMs) * hourMs + hourMs)
    if (busy.has(slotOf(at))) sum += next - at
    at = next
  }
  return sum
}

const slotOf = (time: number) => Math.floor((time % weekMs) / hourMs)
const seconds = (ms: number) => Math.round(ms / 1_000)
