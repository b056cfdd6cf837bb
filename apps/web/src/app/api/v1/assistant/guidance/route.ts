import { inOrganization } from '@frontdesk/core/context'
import { listGuidance } from '@frontdesk/core/learning/guidance'
import { listGuidance as contract } from '../../../../../contract/assistant/learning.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(contract, ({ who }) => inOrganization(who, listGuidance))
