import { inOrganization } from '@frontdesk/core/context'
import { deleteConversation as remove } from '@frontdesk/core/conversations/deletion/delete'
import { readConversation } from '@frontdesk/core/conversations/query/find'
import { deleteConversation } from '../../../../../contract/conversations/changes.ts'
import { getConversation } from '../../../../../contract/conversations/conversations.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getConversation, ({ who, params }) =>
  inOrganization(who, (ctx) => readConversation(ctx, params.id)),
)

export const DELETE = route(deleteConversation, ({ who, params }) =>
  inOrganization(who, (ctx) => remove(ctx, { conversation: params.id })),
)
