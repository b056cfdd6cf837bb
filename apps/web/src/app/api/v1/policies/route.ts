import { inOrganization } from '@frontdesk/core/context'
import { listPolicies } from '@frontdesk/core/policies/list'
import { createPolicy } from '@frontdesk/core/policies/write'
import { createPolicy as create, listPolicies as list } from '../../../../contract/knowledge/policies.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listPolicies(ctx, query)))

export const POST = route(create, ({ who, body }) => inOrganization(who, (ctx) => createPolicy(ctx, body)))
