import { activatePrompt } from '@frontdesk/core/assistant/prompts/activate'
import { inOrganization } from '@frontdesk/core/context'
import { putActivePrompt } from '../../../../../contract/assistant/prompts.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putActivePrompt, ({ who, body }) =>
  inOrganization(who, (ctx) => activatePrompt(ctx, body)),
)
