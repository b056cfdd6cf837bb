import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { type CompanyFields, keptFields } from './fields.ts'
import { type CompanyView, findCompany } from './list.ts'
import { setDomains } from './set-domains.ts'

/** Adds a company. Contacts that write from its domains and have none become its own. */
export async function createCompany(ctx: OrgContext, input: CompanyFields): Promise<CompanyView> {
  require(ctx, 'contacts:write')
  const id = newId()
  const { domains, ...fields } = keptFields(input)
  await ctx.db.company.create({ data: { id, organizationId: ctx.organizationId, ...fields } })
  await setDomains(ctx, { companyId: id, before: [], after: domains })
  await writeAudit(ctx, {
    action: 'company.create',
    subjectType: 'company',
    subjectId: id,
    after: { ...fields, domains },
  })
  ctx.emit({ type: 'company.changed', companyId: id })
  return findCompany(ctx, id)
}
