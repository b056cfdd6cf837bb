import { inOrganization } from '@frontdesk/core/context'
import { listCsatAnswers } from '@frontdesk/core/csat/list'
import { listCsatAnswers as contract } from '../../../../../contract/service/csat.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(contract, ({ who, query }) =>
  inOrganization(who, (ctx) => listCsatAnswers(ctx, query)),
)
