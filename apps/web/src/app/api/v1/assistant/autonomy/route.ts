import { readAutonomy } from '@frontdesk/core/autonomy/read'
import { inOrganization } from '@frontdesk/core/context'
import { getAutonomy } from '../../../../../contract/assistant/autonomy.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getAutonomy, ({ who }) => inOrganization(who, readAutonomy))
