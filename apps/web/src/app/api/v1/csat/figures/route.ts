import { inOrganization } from '@frontdesk/core/context'
import { readCsatFigures } from '@frontdesk/core/csat/list'
import { getCsatFigures } from '../../../../../contract/service/csat.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getCsatFigures, ({ who, query }) =>
  inOrganization(who, (ctx) => readCsatFigures(ctx, query)),
)
