import { listProviders } from '@frontdesk/core/assistant/providers/list'
import { replaceProviders } from '@frontdesk/core/assistant/providers/replace'
import { inOrganization } from '@frontdesk/core/context'
import { getProviders, putProviders } from '../../../../../contract/assistant/assistant.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getProviders, ({ who }) => inOrganization(who, listProviders))

export const PUT = route(putProviders, ({ who, body }) =>
  inOrganization(who, (ctx) => replaceProviders(ctx, body)),
)
