import { readComplianceCase } from '@frontdesk/core/compliance/read'
import { inOrganization } from '@frontdesk/core/context'
import { getComplianceCase } from '../../../../../contract/service/compliance.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getComplianceCase, ({ who, params }) =>
  inOrganization(who, (ctx) => readComplianceCase(ctx, params.id)),
)
