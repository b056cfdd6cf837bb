import { inOrganization } from '@frontdesk/core/context'
import { touch } from '@frontdesk/core/routing/presence/beat'
import { putActivity } from '../../../../../../contract/conversations/presence.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putActivity, ({ who }) => inOrganization(who, touch))
