import { inOrganization } from '@frontdesk/core/context'
import { reorderCustomFields } from '@frontdesk/core/custom-fields/reorder'
import { putCustomFieldOrder } from '../../../../../contract/records/custom-fields.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putCustomFieldOrder, ({ who, body }) =>
  inOrganization(who, async (ctx) => ({ items: await reorderCustomFields(ctx, body) })),
)
