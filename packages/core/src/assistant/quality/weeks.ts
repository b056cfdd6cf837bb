import { now } from '@frontdesk/runtime/clock'
import type { OrgContext } from '../../context.ts'

export type Week = {
  /** its Monday by the organization's calendar, `2026-11-16` */
  start: string
  from: Date
  to: Date
}

/** The last weeks by the organization's clock, from Monday to Monday, oldest first; the last is under way. */
export async function lastWeeks(
  ctx: OrgContext,
  count: number,
  at: Date = now(),
): Promise<{ timeZone: string; weeks: Week[] }> {
  const { timeZone } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true },
  })
  const weeks = await ctx.db.$queryRaw<Week[]>`
    SELECT to_char(monday, 'YYYY-MM-DD') AS start, monday AT TIME ZONE ${timeZone} AS "from",
      (monday + interval '7 days') AT TIME ZONE ${timeZone} AS "to"
    FROM (SELECT date_trunc('week', ${at}::timestamptz AT TIME ZONE ${timeZone}) AS this) t,
      generate_series(this - (${count - 1}::int * interval '7 days'), this, interval '7 days') AS monday
    ORDER BY monday`
  return { timeZone, weeks }
}
