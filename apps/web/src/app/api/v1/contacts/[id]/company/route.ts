import { setCompany } from '@frontdesk/core/contacts/set-company'
import { inOrganization } from '@frontdesk/core/context'
import { putContactCompany } from '../../../../../../contract/records/companies.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putContactCompany, ({ who, params, body }) =>
  inOrganization(who, (ctx) => setCompany(ctx, { ...params, ...body })),
)
