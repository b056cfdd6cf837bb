import { listErrorGroups as list } from '@frontdesk/core/operations/errors/list'
import { listErrorGroups } from '../../../../../contract/organization/installation.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(listErrorGroups, ({ who, query }) =>
  list(who, { ...query, muted: query.muted === 'true' }),
)
