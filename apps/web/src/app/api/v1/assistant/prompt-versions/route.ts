import { addPromptVersion } from '@frontdesk/core/assistant/prompts/add'
import { listPromptVersions as list } from '@frontdesk/core/assistant/prompts/list'
import { inOrganization } from '@frontdesk/core/context'
import { createPromptVersion, listPromptVersions } from '../../../../../contract/assistant/prompts.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(listPromptVersions, ({ who, query }) =>
  inOrganization(who, (ctx) => list(ctx, query)),
)

export const POST = route(createPromptVersion, ({ who, body }) =>
  inOrganization(who, (ctx) => addPromptVersion(ctx, body)),
)
