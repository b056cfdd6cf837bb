import type { Holiday, OpenInterval } from '../../business-hours/open-spans.ts'
import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'

export type CalendarInput = {
  name: string
  timeZone: string
  hours: OpenInterval[]
  holidays: Holiday[]
}
export type CalendarView = Omit<CalendarInput, 'holidays'> & {
  id: string
  holidays: Required<Holiday>[]
  createdAt: string
  updatedAt: string
}

type Row = {
  id: string
  name: string
  timeZone: string
  hours: unknown
  holidays: unknown
  createdAt: Date
  updatedAt: Date
}

export function toCalendar({ id, name, timeZone, hours, holidays, createdAt, updatedAt }: Row): CalendarView {
  return {
    id,
    name,
    timeZone,
    hours: hours as OpenInterval[],
    holidays: (holidays as Holiday[]).map((one) => ({ ...one, hours: one.hours ?? [] })),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

export async function findCalendar(ctx: OrgContext, id: string): Promise<CalendarView> {
  const row = await ctx.db.businessCalendar.findUnique({ where: { id } })
  if (!row) throw new NotFound('The calendar')
  return toCalendar(row)
}
