import { changeTriageRules, readTriageRules } from '@frontdesk/core/classification/rules'
import { inOrganization } from '@frontdesk/core/context'
import { getTriageRules, putTriageRules } from '../../../../../contract/assistant/triage.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getTriageRules, ({ who }) => inOrganization(who, readTriageRules))

export const PUT = route(putTriageRules, ({ who, body }) =>
  inOrganization(who, (ctx) => changeTriageRules(ctx, body)),
)
