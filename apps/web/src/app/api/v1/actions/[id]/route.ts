import { inOrganization } from '@frontdesk/core/context'
import { changeActionFields } from '@frontdesk/core/service-actions/change-fields'
import { putAction } from '../../../../../contract/conversations/actions.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putAction, ({ who, params, body }) =>
  inOrganization(who, (ctx) => changeActionFields(ctx, { id: params.id, fields: body.fields })),
)
