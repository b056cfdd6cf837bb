import { verifyComplianceCase } from '@frontdesk/core/compliance/verify'
import { inOrganization } from '@frontdesk/core/context'
import { getCaseVerification } from '../../../../../../contract/service/compliance.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getCaseVerification, ({ who, params }) =>
  inOrganization(who, (ctx) => verifyComplianceCase(ctx, params.id)),
)
