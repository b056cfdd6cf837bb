import { readTraining } from '@frontdesk/core/classification/training/read'
import { inOrganization } from '@frontdesk/core/context'
import { getTraining } from '../../../../../../contract/assistant/triage.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getTraining, ({ who, params }) =>
  inOrganization(who, (ctx) => readTraining(ctx, params.id)),
)
