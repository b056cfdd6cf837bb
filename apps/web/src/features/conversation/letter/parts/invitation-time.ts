const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' }
const minute: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' }

/**
 * When an event is, in words: an instant in the reader's zone; whole days, and times without a zone, as they were
 * written. The end is left out where it says nothing new.
 */
export function invitationTime(
  start: string | null,
  end: string | null,
  { locale, timeZone }: { locale?: string; timeZone?: string } = {},
): string {
  if (start === null) return 'No time given'
  const zone = /Z$/.test(start) ? (timeZone === undefined ? {} : { timeZone }) : { timeZone: 'UTC' }
  const whole = !start.includes('T')
  const format = new Intl.DateTimeFormat(locale, { ...day, ...(whole ? {} : minute), ...zone })
  const [from, to] = [momentOf(start), momentOf(lastDayOf(end, whole))]
  if (from === null) return start
  if (to === null || to <= from) return format.format(from)
  return format.formatRange(from, to)
}

/** A text without a zone is read as if it were in UTC, and shown so again. */
function momentOf(text: string | null): Date | null {
  if (text === null) return null
  const moment = new Date(text.includes('T') && !text.endsWith('Z') ? `${text}Z` : text)
  return Number.isNaN(moment.getTime()) ? null : moment
}

/** Whole days end before the day their end names (RFC 5545, 3.6.1). */
function lastDayOf(end: string | null, whole: boolean): string | null {
  const moment = whole ? momentOf(end) : null
  return moment === null ? end : new Date(moment.getTime() - 86_400_000).toISOString().slice(0, 10)
}
