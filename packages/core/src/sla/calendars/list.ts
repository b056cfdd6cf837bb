import type { OrgContext } from '../../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'
import { type CalendarView, toCalendar } from './calendar.ts'

/** The organization's calendars by name. Its own business hours are none of them. */
export async function listCalendars(ctx: OrgContext, input: PageInput): Promise<Page<CalendarView>> {
  require(ctx, 'sla:read')
  const after = decodeCursor(input.cursor, ['text', 'id'])
  const [name, id] = after?.map(String) ?? []
  const beyond =
    name === undefined || id === undefined ? {} : { OR: [{ name: { gt: name } }, { name, id: { gt: id } }] }
  const rows = await ctx.db.businessCalendar.findMany({
    where: beyond,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: input.limit + 1,
  })
  return pageOf(rows, input.limit, (row) => [row.name, row.id], toCalendar)
}
