import { readUptime } from '@frontdesk/core/operations/uptime/read'
import { getUptime } from '../../../../../contract/organization/installation.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getUptime, ({ who }) => readUptime(who))
