import { readJudgement } from '@frontdesk/core/classification/read-judgement'
import { inOrganization } from '@frontdesk/core/context'
import { getJudgement } from '../../../../../../contract/assistant/triage.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getJudgement, ({ who, params }) =>
  inOrganization(who, (ctx) => readJudgement(ctx, params.id)),
)
