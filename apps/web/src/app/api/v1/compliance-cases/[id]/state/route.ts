import { setCaseState } from '@frontdesk/core/compliance/change'
import { inOrganization } from '@frontdesk/core/context'
import { putComplianceCaseState } from '../../../../../../contract/service/compliance.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putComplianceCaseState, ({ who, params, body }) =>
  inOrganization(who, (ctx) => setCaseState(ctx, { ...body, id: params.id })),
)
