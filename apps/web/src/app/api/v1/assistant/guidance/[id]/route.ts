import { inOrganization } from '@frontdesk/core/context'
import { removeGuidance } from '@frontdesk/core/learning/guidance'
import { deleteGuidance } from '../../../../../../contract/assistant/learning.ts'
import { route } from '../../../../../../server/handler.ts'

export const DELETE = route(deleteGuidance, ({ who, params }) =>
  inOrganization(who, (ctx) => removeGuidance(ctx, params.id)),
)
