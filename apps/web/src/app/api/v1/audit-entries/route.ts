import { listAuditEntries } from '@frontdesk/core/audit/list'
import { inOrganization } from '@frontdesk/core/context'
import { listAuditEntries as list } from '../../../../contract/organization/account.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listAuditEntries(ctx, query)))
