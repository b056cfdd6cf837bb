import { inOrganization } from '@frontdesk/core/context'
import { listSlaPolicies } from '@frontdesk/core/sla/policies/list'
import { createSlaPolicy } from '@frontdesk/core/sla/policies/write'
import { createSlaPolicy as create, listSlaPolicies as list } from '../../../../contract/service/sla.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listSlaPolicies(ctx, query)))

export const POST = route(create, ({ who, body }) => inOrganization(who, (ctx) => createSlaPolicy(ctx, body)))
