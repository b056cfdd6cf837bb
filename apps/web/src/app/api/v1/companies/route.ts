import { createCompany } from '@frontdesk/core/companies/create'
import { listCompanies } from '@frontdesk/core/companies/list'
import { inOrganization } from '@frontdesk/core/context'
import { createCompany as create, listCompanies as list } from '../../../../contract/records/companies.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listCompanies(ctx, query)))

export const POST = route(create, ({ who, body }) => inOrganization(who, (ctx) => createCompany(ctx, body)))
