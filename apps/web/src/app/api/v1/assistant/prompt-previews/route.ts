import { previewPrompt } from '@frontdesk/core/assistant/prompts/preview'
import { inOrganization } from '@frontdesk/core/context'
import { createPromptPreview } from '../../../../../contract/assistant/prompts.ts'
import { route } from '../../../../../server/handler.ts'

export const POST = route(createPromptPreview, ({ who, body }) =>
  inOrganization(who, (ctx) => previewPrompt(ctx, body)),
)
