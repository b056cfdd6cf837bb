import { createApiKey } from '@frontdesk/core/api-keys/create'
import { listApiKeys } from '@frontdesk/core/api-keys/list'
import { inOrganization } from '@frontdesk/core/context'
import { createApiKey as create, listApiKeys as list } from '../../../../contract/organization/settings.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listApiKeys(ctx, query)))

export const POST = route(create, ({ who, body }) => inOrganization(who, (ctx) => createApiKey(ctx, body)))
