import { changeCompany } from '@frontdesk/core/companies/change'
import { deleteCompany } from '@frontdesk/core/companies/delete'
import { readCompany } from '@frontdesk/core/companies/list'
import { inOrganization } from '@frontdesk/core/context'
import { getCompany, putCompany, deleteCompany as remove } from '../../../../../contract/records/companies.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getCompany, ({ who, params }) =>
  inOrganization(who, (ctx) => readCompany(ctx, params.id)),
)

export const PUT = route(putCompany, ({ who, params, body }) =>
  inOrganization(who, (ctx) => changeCompany(ctx, { ...params, ...body })),
)

export const DELETE = route(remove, ({ who, params }) =>
  inOrganization(who, (ctx) => deleteCompany(ctx, params.id)),
)
