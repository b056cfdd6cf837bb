const minute = 60_000
const day = 86_400_000

/** The time of a letter: the hour today, the weekday this week, else the date, always with the hour. */
export function letterTime(at: string, now: number): string {
  const date = new Date(at)
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  const today = new Date(now)
  if (date.toDateString() === today.toDateString()) return time
  const passed = now - date.getTime()
  if (passed > 0 && passed < 6 * day)
    return `${date.toLocaleDateString('en-GB', { weekday: 'short' })} ${time}`
  const sameYear = date.getFullYear() === today.getFullYear()
  const shown = date.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  })
  return `${shown}, ${time}`
}

/** A span of time in words for the context panel: `12 min`, `3 h 20 min`, `2 days`. */
export function spanOf(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / minute))
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
  const days = Math.floor(hours / 24)
  return days === 1 ? '1 day' : `${days} days`
}
