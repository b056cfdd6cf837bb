import { inOrganization } from '@frontdesk/core/context'
import { createSavedReply } from '@frontdesk/core/saved-replies/create'
import { listSavedReplies } from '@frontdesk/core/saved-replies/list'
import {
  createSavedReply as create,
  listSavedReplies as list,
} from '../../../../contract/knowledge/knowledge.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listSavedReplies(ctx, query)))

export const POST = route(create, ({ who, body }) =>
  inOrganization(who, (ctx) => createSavedReply(ctx, body)),
)
