import { nextOpening } from '../../../business-hours/next-opening.ts'
import { type Calendar, type OpenInterval, usualHours } from '../../../business-hours/open-spans.ts'
import type { OrgContext } from '../../../context.ts'
import { databaseTime } from '../../../database-time.ts'
import { deadline } from '../../../sla/deadline.ts'

/**
 * The moment so many minutes from now, by the clock or within opening hours. Those are the hours the conversation's
 * promise counts by; where nothing is promised, those of the organization's calendars for promises, its first
 * active policy's before others; and where it keeps none, its business hours.
 */
export async function later(
  ctx: OrgContext,
  conversationId: string | null,
  { minutes, openHours }: { minutes: number; openHours: boolean },
): Promise<Date> {
  const start = await databaseTime(ctx)
  const plain = new Date(start.getTime() + minutes * 60_000)
  if (!openHours) return plain
  const calendar = await readCalendar(ctx, conversationId)
  const due = deadline({ start, calendar, pauses: [] }, minutes)
  return due ?? nextOpening(plain, calendar.hours, calendar.timeZone) ?? plain
}

type Row = { calendar: Calendar | null; timeZone: string; businessHours: OpenInterval[] }

async function readCalendar(ctx: OrgContext, conversationId: string | null): Promise<Calendar> {
  const [row] = await ctx.db.$queryRaw<Row[]>`
    SELECT o.time_zone AS "timeZone", o.business_hours AS "businessHours", coalesce(
      (SELECT c.terms->'calendar' FROM sla_clocks c
        WHERE c.conversation_id = ${conversationId}::uuid AND c.stopped_at IS NULL
        ORDER BY c.started_at DESC, c.id DESC LIMIT 1),
      (SELECT jsonb_build_object('timeZone', k.time_zone, 'hours', k.hours, 'holidays', k.holidays)
        FROM business_calendars k
        LEFT JOIN sla_policies p ON p.organization_id = k.organization_id AND p.calendar_id = k.id AND p.active
        ORDER BY p.position NULLS LAST, k.created_at, k.id LIMIT 1)) AS calendar
    FROM organizations o WHERE o.id = ${ctx.organizationId}::uuid`
  if (row?.calendar) return row.calendar
  const { timeZone = 'UTC', businessHours = [] } = row ?? {}
  return { timeZone, hours: businessHours.length > 0 ? businessHours : usualHours, holidays: [] }
}
