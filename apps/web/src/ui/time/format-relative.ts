const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The steps from near to far: below `until`, count in `unit`. */
const steps = [
  { until: hour, unit: minute, name: 'min' },
  { until: day, unit: hour, name: 'h' },
  { until: 7 * day, unit: day, name: 'd' },
]

/** "now", "4 min", "3 h", "2 d", "in 12 min", or the date when more than a week lies between. */
export function formatRelative(time: string | Date, now: Date = new Date()): string {
  const at = new Date(time)
  if (Number.isNaN(at.getTime())) return ''
  const distance = at.getTime() - now.getTime()
  const away = Math.abs(distance)
  if (away < 45_000) return 'now'
  const step = steps.find(({ until, unit }) => Math.round(away / unit) * unit < until)
  if (step === undefined) return formatDate(at, now)
  const length = `${Math.max(1, Math.round(away / step.unit))} ${step.name}`
  return distance > 0 ? `in ${length}` : length
}

/** The exact moment in words, for whoever hovers. */
export function formatExact(time: string | Date): string {
  const at = new Date(time)
  if (Number.isNaN(at.getTime())) return ''
  return exact.format(at)
}

function formatDate(at: Date, now: Date): string {
  return (at.getFullYear() === now.getFullYear() ? dayOfYear : dayAndYear).format(at)
}

// Making one of these takes longer than a row of the list does, using it does not.
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' })
const dayOfYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const dayAndYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
