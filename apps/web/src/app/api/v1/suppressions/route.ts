import { inOrganization } from '@frontdesk/core/context'
import { listSuppressions } from '@frontdesk/core/suppressions/list'
import { listSuppressions as list } from '../../../../contract/mailboxes/sending.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listSuppressions(ctx, query)))
