import { listPrompts as list } from '@frontdesk/core/assistant/prompts/list'
import { inOrganization } from '@frontdesk/core/context'
import { listPrompts } from '../../../../../contract/assistant/prompts.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(listPrompts, ({ who }) => inOrganization(who, list))
