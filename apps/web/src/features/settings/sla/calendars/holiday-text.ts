import { readHours } from '../../sending/hours-text.ts'
import type { BusinessCalendar } from '../api.ts'

type Holiday = BusinessCalendar['holidays'][number]

/** A holiday as it is written: its hours as `09:00-12:00`, nothing where it is closed all day. */
export type WrittenHoliday = Omit<Holiday, 'hours'> & { hours: string }

export function writeHoliday({ hours, ...holiday }: Holiday): WrittenHoliday {
  return { ...holiday, hours: hours.map(({ from, to }) => `${from}-${to}`).join(', ') }
}

/** Null where the hours make no sense. */
export function readHoliday({ hours, ...holiday }: WrittenHoliday): Holiday | null {
  const read = readHours(hours, 1)
  return read && { ...holiday, hours: read.map(({ from, to }) => ({ from, to })) }
}
