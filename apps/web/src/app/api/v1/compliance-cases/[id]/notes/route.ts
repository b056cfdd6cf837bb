import { addCaseNote } from '@frontdesk/core/compliance/change'
import { inOrganization } from '@frontdesk/core/context'
import { createComplianceNote } from '../../../../../../contract/service/compliance.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createComplianceNote, ({ who, params, body }) =>
  inOrganization(who, (ctx) => addCaseNote(ctx, { ...body, id: params.id })),
)
