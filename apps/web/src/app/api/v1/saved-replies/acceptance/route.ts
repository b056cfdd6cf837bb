import { inOrganization } from '@frontdesk/core/context'
import { readAcceptance } from '@frontdesk/core/saved-replies/recommend/acceptance'
import { getSavedReplyAcceptance } from '../../../../../contract/knowledge/knowledge.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getSavedReplyAcceptance, ({ who }) => inOrganization(who, readAcceptance))
