import { correctClassification } from '@frontdesk/core/classification/correct'
import { inOrganization } from '@frontdesk/core/context'
import { putClassification } from '../../../../../../contract/conversations/conversations.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putClassification, ({ who, params, body }) =>
  inOrganization(who, (ctx) => correctClassification(ctx, { conversation: params.id, ...body })),
)
