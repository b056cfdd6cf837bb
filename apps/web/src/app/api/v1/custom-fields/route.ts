import { inOrganization } from '@frontdesk/core/context'
import { createCustomField } from '@frontdesk/core/custom-fields/create'
import { listCustomFields } from '@frontdesk/core/custom-fields/list'
import {
  createCustomField as create,
  listCustomFields as list,
} from '../../../../contract/records/custom-fields.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listCustomFields(ctx, query)))

export const POST = route(create, ({ who, body }) =>
  inOrganization(who, (ctx) => createCustomField(ctx, body)),
)
