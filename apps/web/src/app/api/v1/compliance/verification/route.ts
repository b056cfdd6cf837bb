import { verifyComplianceRecord } from '@frontdesk/core/compliance/verify'
import { inOrganization } from '@frontdesk/core/context'
import { getComplianceVerification } from '../../../../../contract/service/compliance.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getComplianceVerification, ({ who }) => inOrganization(who, verifyComplianceRecord))
