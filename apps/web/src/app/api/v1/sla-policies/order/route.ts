import { inOrganization } from '@frontdesk/core/context'
import { reorderSlaPolicies } from '@frontdesk/core/sla/policies/reorder'
import { putSlaPolicyOrder } from '../../../../../contract/service/sla.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putSlaPolicyOrder, ({ who, body }) =>
  inOrganization(who, (ctx) => reorderSlaPolicies(ctx, body)),
)
