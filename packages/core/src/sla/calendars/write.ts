import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../../audit.ts'
import { isTimeZone } from '../../business-hours/zone-clock.ts'
import type { OrgContext } from '../../context.ts'
import { Conflict, Invalid } from '../../errors.ts'
import { storable } from '../../messages/storable.ts'
import { require } from '../../permissions.ts'
import { forgetPolicies } from '../policies/active.ts'
import { type CalendarInput, type CalendarView, findCalendar, toCalendar } from './calendar.ts'

const mostCalendars = 100

/** Makes a calendar. Conflict where its name is taken, ignoring case, or there are 100 already. */
export async function createCalendar(ctx: OrgContext, input: CalendarInput): Promise<CalendarView> {
  require(ctx, 'sla:write')
  const after = await checked(ctx, input, null)
  if ((await ctx.db.businessCalendar.count()) >= mostCalendars) {
    throw new Conflict(`There are ${mostCalendars} calendars already`, 'too_many')
  }
  const row = await ctx.db.businessCalendar.create({
    data: { id: newId(), organizationId: ctx.organizationId, ...after },
  })
  await recorded(ctx, 'calendar.create', row.id, { after })
  return toCalendar(row)
}

/** Replaces a calendar. Clocks that run keep the hours they began with. */
export async function updateCalendar(
  ctx: OrgContext,
  input: CalendarInput & { id: string },
): Promise<CalendarView> {
  require(ctx, 'sla:write')
  const before = fieldsOf(await findCalendar(ctx, input.id))
  const after = await checked(ctx, input, input.id)
  if (JSON.stringify(before) === JSON.stringify(after)) return findCalendar(ctx, input.id)
  const row = await ctx.db.businessCalendar.update({
    where: { id: input.id },
    data: { ...after, updatedAt: new Date() },
  })
  await recorded(ctx, 'calendar.update', input.id, { before, after })
  return toCalendar(row)
}

/** Deletes a calendar that no policy goes by. */
export async function deleteCalendar(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'sla:write')
  const before = fieldsOf(await findCalendar(ctx, id))
  const user = await ctx.db.slaPolicy.findFirst({ where: { calendarId: id }, select: { name: true } })
  if (user) throw new Conflict(`The policy "${user.name}" goes by this calendar`, 'calendar_in_use')
  await ctx.db.businessCalendar.delete({ where: { id } })
  await recorded(ctx, 'calendar.delete', id, { before })
}

function fieldsOf({ name, timeZone, hours, holidays }: CalendarInput): CalendarInput {
  return {
    name,
    timeZone,
    hours: hours.map(({ day, from, to }) => ({ day, from, to })),
    holidays: holidays.map(({ date, name: day, everyYear, hours: own = [] }) => ({
      date,
      name: day,
      everyYear,
      hours: own.map(({ from, to }) => ({ from, to })),
    })),
  }
}

async function checked(ctx: OrgContext, input: CalendarInput, ownId: string | null): Promise<CalendarInput> {
  if (!isTimeZone(input.timeZone)) throw new Invalid(`${input.timeZone} is no time zone`, 'timeZone')
  const fields = fieldsOf(input)
  if (fields.hours.some(({ from, to }) => from >= to))
    throw new Invalid('Opening hours end after they begin', 'hours')
  if (fields.holidays.some(({ hours = [] }) => hours.some(({ from, to }) => from >= to)))
    throw new Invalid('Opening hours end after they begin', 'holidays')
  const unreal = fields.holidays.find(({ date }) => !isDay(date))
  if (unreal) throw new Invalid(`There is no day ${unreal.date}`, 'holidays')
  const name = storable(fields.name)
  const namesake = await ctx.db.businessCalendar.findFirst({
    where: { name: { equals: name, mode: 'insensitive' }, ...(ownId ? { NOT: { id: ownId } } : {}) },
    select: { id: true },
  })
  if (namesake) throw new Conflict('There is a calendar of this name', 'name_taken')
  const holidays = fields.holidays.map((one) => ({ ...one, name: storable(one.name) }))
  return { ...fields, name, holidays }
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00.000Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}

async function recorded(
  ctx: OrgContext,
  action: string,
  subjectId: string,
  change: { before?: CalendarInput; after?: CalendarInput },
): Promise<void> {
  await writeAudit(ctx, { action, subjectType: 'calendar', subjectId, ...change })
  forgetPolicies(ctx)
  ctx.emit({ type: 'settings.changed', subject: 'sla' })
}
