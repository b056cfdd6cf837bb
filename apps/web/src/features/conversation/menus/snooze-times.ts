export type SnoozeTime = { label: string; until: Date }

/** The usual times to bring a conversation back, none of them in the past. */
export function snoozePresets(now: Date): SnoozeTime[] {
  const evening = atHour(now, 0, 18)
  return [
    { label: 'In 3 hours', until: new Date(now.getTime() + 3 * 3_600_000) },
    ...(evening.getTime() - now.getTime() > 3_600_000 ? [{ label: 'This evening', until: evening }] : []),
    { label: 'Tomorrow morning', until: atHour(now, 1, 9) },
    { label: 'Next Monday', until: atHour(now, daysUntil(now, 1), 9) },
    { label: 'In two weeks', until: atHour(now, 14, 9) },
  ]
}

/** Reads a time as people write it: `2h`, `in 3 days`, `tomorrow 14:30`, `friday`, `24 dec 9am`. */
export function readSnoozeTime(text: string, now: Date): Date | null {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (!words) return null
  const until = readSpan(words, now) ?? readDay(words, now)
  return until && until.getTime() > now.getTime() ? until : null
}

const units: Record<string, number> = {
  m: 60_000,
  min: 60_000,
  mins: 60_000,
  minute: 60_000,
  minutes: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
  hours: 3_600_000,
  d: 86_400_000,
  day: 86_400_000,
  days: 86_400_000,
  w: 604_800_000,
  week: 604_800_000,
  weeks: 604_800_000,
}

function readSpan(words: string, now: Date): Date | null {
  const [, count, unit] = /^(?:in )?(\d{1,3}|an?|one) ?([a-z]+)$/.exec(words) ?? []
  const length = unit ? units[unit] : undefined
  if (!count || !length) return null
  const times = /^\d/.test(count) ? Number(count) : 1
  return new Date(now.getTime() + times * length)
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function readDay(words: string, now: Date): Date | null {
  const { rest, hour, minute } = takeHour(words)
  const at = (days: number) => atHour(now, days, hour ?? 9, minute)
  if (rest === '' || rest === 'today') {
    if (hour === null) return null
    return at(0).getTime() > now.getTime() ? at(0) : rest === '' ? at(1) : null
  }
  if (rest === 'tonight' || rest === 'this evening') return atHour(now, 0, hour ?? 18, minute)
  if (/^tomorrow( morning)?$/.test(rest)) return at(1)
  if (rest === 'next week') return at(daysUntil(now, 1))
  const weekday = weekdays.indexOf(rest.replace(/^(next|on) /, '').slice(0, 3))
  if (weekday >= 0 && /^(?:(?:next|on) )?[a-z]{3,9}$/.test(rest)) return at(daysUntil(now, weekday))
  return readDate(rest, now, hour ?? 9, minute)
}

function readDate(text: string, now: Date, hour: number, minute: number): Date | null {
  const [, day, name] = /^(\d{1,2})\.? ([a-z]{3,9})$/.exec(text) ?? []
  const [, nameFirst, dayAfter] = /^([a-z]{3,9}) (\d{1,2})$/.exec(text) ?? []
  const month = months.indexOf((name ?? nameFirst ?? '').slice(0, 3))
  const dayOfMonth = Number(day ?? dayAfter)
  if (month < 0 || !(dayOfMonth >= 1 && dayOfMonth <= 31)) return null
  const date = new Date(now.getFullYear(), month, dayOfMonth, hour, minute)
  if (date.getMonth() !== month) return null
  if (date.getTime() <= now.getTime()) date.setFullYear(now.getFullYear() + 1)
  return date
}

function takeHour(words: string): { rest: string; hour: number | null; minute: number } {
  const found = /(?:^| )(?:at )?(\d{1,2})(?::(\d{2}))? ?(am|pm)?$/.exec(words)
  const plainNumber = found && !found[2] && !found[3] && !/(^| )at \d/.test(words) && !/[a-z] \d/.test(words)
  const looksLikeDate = months.some((month) => new RegExp(`^${month}[a-z]* \\d{1,2}$`).test(words))
  if (!found || plainNumber || looksLikeDate) return { rest: words, hour: null, minute: 0 }
  const [whole, digits, minutes, half] = found
  const hour = (Number(digits) % (half ? 12 : 24)) + (half === 'pm' ? 12 : 0)
  return { rest: words.slice(0, words.length - whole.length).trim(), hour, minute: Number(minutes ?? 0) % 60 }
}

function daysUntil(now: Date, weekday: number): number {
  return ((weekday - now.getDay() + 6) % 7) + 1
}

function atHour(now: Date, days: number, hour: number, minute = 0): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour, minute)
}
