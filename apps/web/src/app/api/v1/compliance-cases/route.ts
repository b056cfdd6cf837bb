import { createComplianceCase } from '@frontdesk/core/compliance/create'
import { listComplianceCases } from '@frontdesk/core/compliance/read'
import { inOrganization } from '@frontdesk/core/context'
import {
  createComplianceCase as create,
  listComplianceCases as list,
} from '../../../../contract/service/compliance.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) =>
  inOrganization(who, (ctx) => listComplianceCases(ctx, query)),
)

export const POST = route(create, ({ who, body }) =>
  inOrganization(who, (ctx) => createComplianceCase(ctx, body)),
)
