import { revokeApiKey } from '@frontdesk/core/api-keys/revoke'
import { inOrganization } from '@frontdesk/core/context'
import { deleteApiKey } from '../../../../../contract/organization/settings.ts'
import { route } from '../../../../../server/handler.ts'

export const DELETE = route(deleteApiKey, ({ who, params }) =>
  inOrganization(who, (ctx) => revokeApiKey(ctx, params.id)),
)
