import { inOrganization } from '@frontdesk/core/context'
import { countConversations } from '@frontdesk/core/conversations/query/count'
import { countConversations as count } from '../../../../../contract/conversations/conversations.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(count, ({ who }) => inOrganization(who, countConversations))
