import { inOrganization } from '@frontdesk/core/context'
import { archiveCustomField, changeCustomField } from '@frontdesk/core/custom-fields/change'
import { deleteCustomField, putCustomField } from '../../../../../contract/records/custom-fields.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putCustomField, ({ who, params, body }) =>
  inOrganization(who, (ctx) => changeCustomField(ctx, { ...params, ...body })),
)

export const DELETE = route(deleteCustomField, ({ who, params }) =>
  inOrganization(who, (ctx) => archiveCustomField(ctx, params.id)),
)
