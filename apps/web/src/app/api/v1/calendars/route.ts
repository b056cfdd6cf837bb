import { inOrganization } from '@frontdesk/core/context'
import { listCalendars } from '@frontdesk/core/sla/calendars/list'
import { createCalendar } from '@frontdesk/core/sla/calendars/write'
import { createCalendar as create, listCalendars as list } from '../../../../contract/service/sla.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listCalendars(ctx, query)))

export const POST = route(create, ({ who, body }) => inOrganization(who, (ctx) => createCalendar(ctx, body)))
