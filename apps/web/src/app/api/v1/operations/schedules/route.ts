import { listScheduledWork } from '@frontdesk/core/operations/schedules/list'
import { listSchedules } from '../../../../../contract/organization/schedules.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(listSchedules, ({ who }) => listScheduledWork(who))
