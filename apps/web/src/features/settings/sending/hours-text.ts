export type Interval = { day: number; from: string; to: string }

export const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** The hours of each day as one writes them: `09:00-12:00, 13:00-17:00`; empty where it is closed. */
export function writeHours(hours: readonly Interval[]): string[] {
  return days.map((_, index) =>
    hours
      .filter(({ day }) => day === index + 1)
      .map(({ from, to }) => `${from}-${to}`)
      .join(', '),
  )
}

/** Reads one day's hours, forgiving `9-17` and `9:00 – 17:00`; null when they make no sense. */
export function readHours(text: string, day: number): Interval[] | null {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const intervals = parts.map((part) => readInterval(part, day))
  return intervals.every((interval) => interval !== null) ? intervals : null
}

function readInterval(text: string, day: number): Interval | null {
  const [, from, to] = /^([\d:]{1,5})\s*[-–]\s*([\d:]{1,5})$/.exec(text) ?? []
  const [start, end] = [from, to].map((time) => readTime(time ?? ''))
  return start && end && start < end ? { day, from: start, to: end } : null
}

function readTime(text: string): string | null {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?::(\d{2}))?$/.exec(text) ?? []
  if (hour === '' || Number(hour) * 60 + Number(minute) > 24 * 60 || Number(minute) > 59) return null
  return `${hour.padStart(2, '0')}:${minute}`
}
