import { inOrganization } from '@frontdesk/core/context'
import { deleteCalendar, updateCalendar } from '@frontdesk/core/sla/calendars/write'
import { putCalendar, deleteCalendar as remove } from '../../../../../contract/service/sla.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putCalendar, ({ who, params, body }) =>
  inOrganization(who, (ctx) => updateCalendar(ctx, { id: params.id, ...body })),
)

export const DELETE = route(remove, ({ who, params }) =>
  inOrganization(who, (ctx) => deleteCalendar(ctx, params.id)),
)
