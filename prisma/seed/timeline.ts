import type { Random } from './random.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How busy each hour of a day is, in the offices' local time (UTC+1). */
const hourWeights = [1, 1, 1, 1, 1, 2, 4, 9, 14, 17, 17, 15, 12, 13, 14, 14, 13, 11, 10, 10, 9, 7, 4, 2]
const officeOffset = hour

/** Start times over the last 60 days, oldest first: denser lately, thinner at night and on weekends. */
export function startTimes(count: number, now: Date, random: Random): Date[] {
  const fresh = Math.max(14, Math.round(count * 0.05))
  const times = Array.from({ length: count }, (_, index) =>
    index < fresh ? recentStart(now, random) : pastStart(now, random),
  )
  return times.sort((a, b) => a.getTime() - b.getTime())
}

/** When the next message of a thread comes: colleagues answer in office hours, customers when awake. */
export function nextTime(after: Date, kind: 'in' | 'out' | 'note', random: Random): Date {
  if (kind === 'note')
    return new Date(after.getTime() + random.int(2, 40) * minute + random.int(1, 59) * 1000)
  const longest = kind === 'out' ? 9 * 60 : 30 * 60
  const wait = Math.round(8 + longest * random.next() ** 2.2)
  const at = new Date(after.getTime() + wait * minute + random.int(1, 59) * 1000)
  return kind === 'out' ? intoOfficeHours(at, random) : intoWakingHours(at, random)
}

/** Eight in the morning, some days ahead. */
export function snoozeTime(now: Date, random: Random): Date {
  const morning = new Date(now.getTime() + random.int(1, 6) * day)
  morning.setUTCHours(7, 0, 0, 0)
  return morning.getTime() > now.getTime() ? morning : new Date(morning.getTime() + day)
}

function recentStart(now: Date, random: Random): Date {
  return new Date(now.getTime() - Math.round((0.03 + random.next() ** 1.5 * 9) * hour))
}

function pastStart(now: Date, random: Random): Date {
  for (;;) {
    const age = random.next() * 60
    if (!random.chance((1 + 2 * Math.exp(-age / 10)) / 3)) continue
    const at = new Date(now.getTime() - age * day)
    const local = new Date(at.getTime() + officeOffset)
    const weekend = local.getUTCDay() === 0 || local.getUTCDay() === 6
    const busy = ((hourWeights[local.getUTCHours()] ?? 1) / 17) * (weekend ? 0.4 : 1)
    if (random.chance(busy)) return at
  }
}

function intoOfficeHours(at: Date, random: Random): Date {
  const local = new Date(at.getTime() + officeOffset)
  if (local.getUTCHours() >= 18) return intoOfficeHours(morningAfter(local, 1, random), random)
  if (local.getUTCHours() < 8) return intoOfficeHours(morningAfter(local, 0, random), random)
  if (local.getUTCDay() === 0) return intoOfficeHours(morningAfter(local, 1, random), random)
  return at
}

function intoWakingHours(at: Date, random: Random): Date {
  const local = new Date(at.getTime() + officeOffset)
  return local.getUTCHours() < 6 ? morningAfter(local, 0, random) : at
}

function morningAfter(local: Date, days: number, random: Random): Date {
  const morning = new Date(local.getTime() + days * day)
  morning.setUTCHours(8, random.int(0, 59), random.int(0, 59), 0)
  return new Date(morning.getTime() - officeOffset)
}
